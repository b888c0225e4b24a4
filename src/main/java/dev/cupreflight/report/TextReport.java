package dev.cupreflight.report;

import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.console.Styles;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Text for a console: the verdict first, then what to do about each failure, the worst first. */
public final class TextReport implements ReportWriter {
    private final Styles styles;
    private final int width;

    /**
     * A writer of console text.
     *
     * @param styles colours, or none
     * @param width columns, from 60 to 160; less and more are taken as these. Commands are never wrapped
     */
    public TextReport(Styles styles, int width) {
        this.styles = styles;
        this.width = width;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        TextPage page = new TextPage(styles, width);
        Summary summary = new Summary(report.result());
        Overview overview = Overview.of(report.result());
        header(page, report);
        page.blank()
                .heading(role(report.result().verdict()), summary.verdict(), summary.counts())
                .blank();
        TextFix fixes = new TextFix(page);
        overview.blockers().forEach(group -> failed(page, fixes, group));
        undecided(page, overview.undecidedBlockers());
        overview.warnings().forEach(group -> brief(page, group));
        undecided(page, overview.undecidedOthers());
        overview.notes().forEach(group -> brief(page, group));
        overview.waived().forEach(group -> waived(page, group));
        report.result().waiverRemarks().forEach(page::text);
        page.blank().text(summary.rest()).blank();
        items(page, report.result().items());
        page.heading(role(report.result().verdict()), summary.verdict(), summary.next());
        out.write(page.toString());
    }

    private static void header(TextPage page, Report report) {
        Report.ServerLine server = report.server();
        page.heading(
                Role.BOLD,
                server.name(),
                Phrases.exchange(report) + (server.windows().isEmpty() ? "" : ", " + server.windows()));
        page.text(Phrases.occasion(report));
        page.text("Evidence " + report.evidence().source() + ", " + Phrases.collected(report));
        report.evidence().notes().forEach(note -> page.text("Note: " + note));
        report.tool().changeLines().forEach(change -> page.text("Rules changed: " + change));
    }

    /** A blocker: what was seen, why it matters, and the way out in full. */
    private static void failed(TextPage page, TextFix fixes, Group group) {
        findings(page, group);
        page.detail(group.rule().why());
        List<Advice> advice = Advice.of(group);
        for (Advice each : advice) {
            page.blank();
            fixes.write(each, group.rule().id(), advice.size() > 1);
        }
        int others = Advice.others(group);
        if (others > 0) {
            page.blank().detail(Role.DIM, Phrases.others(others, group.rule().id()));
        }
        page.blank();
    }

    /** What could not be decided, together where the same is missing: it has to be collected once. */
    private static void undecided(TextPage page, List<Group> groups) {
        Map<List<String>, List<Group>> byReason = groups.stream()
                .collect(Collectors.groupingBy(TextReport::missing, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reasons, same) -> {
            same.forEach(group -> findings(page, group));
            if (same.get(0).first().severity() == Severity.BLOCKER) {
                page.detail("A blocker that could not be decided is never cleared.");
            }
            reasons.forEach(reason -> page.detail("Missing: " + reason));
            page.blank();
        });
    }

    private static List<String> missing(Group group) {
        return group.findings().stream()
                .flatMap(finding -> finding.missing().stream())
                .map(Missing::toString)
                .distinct()
                .toList();
    }

    /** A warning or a note: what was seen, and how its fix starts. */
    private static void brief(TextPage page, Group group) {
        findings(page, group);
        Advice.of(group).stream()
                .flatMap(advice -> advice.plan().stream())
                .map(TextReport::start)
                .distinct()
                .forEach(page::detail);
        page.blank();
    }

    private static String start(FixPlan plan) {
        Optional<String> step = plan.steps().stream()
                .findFirst()
                .map(first -> Instruction.of(first).text());
        return "To fix it: " + plan.title()
                + (plan.usable()
                        ? step.map(text -> ". First step: " + text).orElse("")
                        : ". Before that: " + plan.blockedBy());
    }

    private static void waived(TextPage page, Group group) {
        for (Finding finding : group.findings()) {
            page.finding(
                    Mark.of(finding), Phrases.headline(finding), group.rule().id());
            finding.waiver().ifPresent(waiver -> page.detail(Phrases.waived(finding, waiver)));
        }
        page.blank();
    }

    /** The findings of a rule; its id stands with the first. */
    private static void findings(TextPage page, Group group) {
        String id = group.rule().id();
        for (Finding finding : group.findings()) {
            page.finding(Mark.of(finding), Phrases.headline(finding), id);
            id = "";
        }
    }

    private static void items(TextPage page, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        page.text("Only a person can confirm "
                + (items.size() == 1 ? "this item" : "these " + items.size() + " items")
                + ". The printed checklist (--report html=FILE) says why, and has room for what to write down.");
        items.forEach(item -> page.item(Mark.of(item.severity()), item.title(), ""));
        page.blank();
    }

    private static Role role(Verdict verdict) {
        return switch (verdict) {
            case CLEARED -> Role.PASS;
            case BLOCKED -> Role.BLOCK;
            case UNDETERMINED -> Role.UNKNOWN;
        };
    }
}
