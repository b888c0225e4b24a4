package dev.cupreflight.wizard;

import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.report.Mark;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.Summary;
import dev.cupreflight.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What several screens say with the same words. */
final class Texts {
    private static final Pattern THUMBPRINT = Pattern.compile("\\b([0-9A-F]{8})[0-9A-F]{28}([0-9A-F]{4})\\b");

    private Texts() {}

    /** A finding with its mark. */
    static Block headline(Finding finding) {
        Mark mark = Mark.of(finding);
        return Block.marked(mark.symbol() + " " + mark.word() + "  ", mark.role(), Phrases.headline(finding));
    }

    /** A finding in one or two lines, for lists: which rule does not hold, and where. */
    static String brief(Finding finding) {
        Mark mark = Mark.of(finding);
        String subject = finding.subject().isEmpty() ? "" : " (" + shortened(finding.subject()) + ")";
        String state = finding.status() == Status.UNKNOWN ? "Not decided: " : "Not so: ";
        return mark.symbol() + " " + mark.word() + "  " + state + finding.rule().title() + subject;
    }

    private static String shortened(String text) {
        return THUMBPRINT.matcher(text).replaceAll("$1..$2");
    }

    /** A finding that is no longer open. */
    static Block solved(Finding finding) {
        if (finding.open()) {
            return Block.marked("[-] GONE  ", Role.DIM, finding.rule().title() + ": no longer found");
        }
        Mark mark = Mark.of(finding);
        String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
        return Block.marked(
                mark.symbol() + " " + mark.word() + "  ",
                mark.role(),
                subject + finding.rule().title());
    }

    /** The status of a finding in one word with its severity, and what was seen. */
    static String status(Finding finding) {
        return finding.status().word() + " (" + finding.severity().word() + "): " + finding.message();
    }

    /** The numbers before and after a check in one line. */
    static Block delta(Check before, Check after) {
        List<String> parts = new ArrayList<>();
        parts.add(moved("blockers", failed(before, Severity.BLOCKER), failed(after, Severity.BLOCKER)));
        parts.add(moved("warnings", failed(before, Severity.WARNING), failed(after, Severity.WARNING)));
        parts.add(moved(
                "unknown", before.result().count(Status.UNKNOWN), after.result().count(Status.UNKNOWN)));
        parts.removeIf(String::isEmpty);
        String text = parts.isEmpty() ? "nothing has changed" : String.join(", ", parts);
        return Block.text(Role.BOLD, "Checked again: " + text);
    }

    private static String moved(String noun, long before, long after) {
        return before == after ? "" : noun + " " + before + " -> " + after;
    }

    static long failed(Check check, Severity severity) {
        return check.result().findings().stream()
                .filter(finding -> finding.status() == Status.FAIL && finding.severity() == severity)
                .count();
    }

    static Role role(Verdict verdict) {
        return switch (verdict) {
            case CLEARED -> Role.PASS;
            case BLOCKED -> Role.BLOCK;
            case UNDETERMINED -> Role.UNKNOWN;
        };
    }

    /** The server, the target, the evidence and the verdict. */
    static List<Block> header(Check check) {
        Report report = check.report();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.marked(
                report.server().name() + "   ",
                Role.BOLD,
                Phrases.exchange(report) + ", " + report.server().windows()));
        blocks.add(Block.detail(check.result().title() + ": target " + report.target() + ", planned "
                + Dates.appointment(report.plannedAt())));
        blocks.add(Block.detail("Evidence " + report.evidence().source() + ", " + Phrases.collected(report)));
        report.evidence().notes().forEach(note -> blocks.add(Block.detail(Role.DIM, "Note: " + note)));
        report.tool().changeLines().forEach(change -> blocks.add(Block.detail(Role.DIM, "Rules changed: " + change)));
        blocks.add(verdict(check));
        return blocks;
    }

    static Block verdict(Check check) {
        Summary summary = new Summary(check.result());
        return Block.marked(summary.verdict() + "   ", role(check.verdict()), summary.counts());
    }

    static Block item(Item item) {
        Mark mark = Mark.of(item.severity());
        return Block.marked("[ ] " + mark.word() + "  ", mark.role(), item.title());
    }

    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
