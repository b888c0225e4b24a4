package dev.cupreflight.wizard;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Waiver;
import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.report.Instruction;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.Summary;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.wizard.FixOrder.Task;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The texts that a run leaves behind. */
public final class Documents {
    private Documents() {}

    /** Who did what and when, with what was seen before and after. */
    public static String transcript(Run run, Check check) {
        List<String> lines = new ArrayList<>();
        lines.add("Transcript of cu-preflight, checklist " + run.checklist());
        lines.add("Server " + run.server() + ", evidence " + run.evidence() + ", begun " + Dates.minute(run.begun()));
        lines.add("");
        for (Entry entry : run.entries()) {
            lines.add(Dates.minute(entry.at()) + "  " + entry.by() + "  " + words(entry));
            add(lines, "about", entry.about());
            add(lines, "command", entry.command());
            add(lines, "before", entry.before());
            add(lines, "after", entry.after());
        }
        lines.add("");
        Summary summary = new Summary(check.result());
        lines.add(summary.verdict() + ": " + summary.counts());
        for (Item item : check.result().items()) {
            Optional<Confirmation> given =
                    Optional.ofNullable(run.confirmations().get(item.id()));
            lines.add("[" + given.map(each -> each.status().words()).orElse("open") + "] " + item.title()
                    + given.map(each -> ". " + each.by() + ", " + Dates.minute(each.at()) + ". " + each.note())
                            .orElse(""));
        }
        return lines.stream().map(Sanitizer::clean).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String words(Entry entry) {
        String what = switch (entry.kind()) {
            case BEGUN -> "";
            case DONE -> "done by hand: ";
            case RUN -> "run by cu-preflight: ";
            case SKIPPED -> "left for later: ";
            case CHECKED -> "checked: ";
            case CHANGED -> "changed: ";
            case WAIVED -> "waived: ";
            case CONFIRMED -> "answered: ";
            case EXPORTED -> "written: ";
            case SETUP -> "Setup: ";
        };
        return what + entry.text();
    }

    private static void add(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add("    " + name + ": " + value);
        }
    }

    /** The report of the last check, in which each answered item shows its answer. */
    public static Report report(Run run, Check check) {
        Report report = check.report();
        CheckResult result = report.result();
        List<CheckResult.Section> sections = result.sections().stream()
                .map(section -> new CheckResult.Section(
                        section.title(),
                        section.findings(),
                        section.items().stream()
                                .map(item -> answered(run, item))
                                .toList()))
                .toList();
        return new Report(
                report.tool(),
                report.server(),
                report.evidence(),
                report.target(),
                report.plannedAt(),
                report.evaluatedAt(),
                new CheckResult(
                        result.checklist(),
                        result.title(),
                        result.stage(),
                        sections,
                        result.verdict(),
                        result.waiverRemarks()));
    }

    private static Item answered(Run run, Item item) {
        Confirmation given = run.confirmations().get(item.id());
        return given == null
                ? item
                : item.with(new Checklist.Answered(
                        Checklist.Answered.Status.valueOf(given.status().name()),
                        given.by(),
                        given.at(),
                        given.note()));
    }

    /** The commands of all open fixes, in the order of the plan. */
    public static String fixes(Check check) {
        List<String> lines = new ArrayList<>();
        lines.add("Open fixes of " + check.report().server().name() + ", checked "
                + Dates.minute(check.report().evaluatedAt()) + ".");
        lines.add("The values are those of that check. Check again before you use them later.");
        for (Task task : FixOrder.of(check).tasks()) {
            FixPlan plan = task.plan();
            lines.add("");
            lines.add(plan.title() + " (" + Phrases.effort(plan) + ")");
            lines.add("for " + task.findings().stream().map(Check::key).collect(Collectors.joining(", ")));
            if (!plan.usable()) {
                lines.add("Before that: " + plan.blockedBy());
            }
            plan.warnings().forEach(warning -> lines.add("Mind: " + warning));
            for (PlannedStep step : plan.steps()) {
                Instruction shown = Instruction.of(step);
                lines.add("");
                lines.add("- " + shown.text()
                        + shown.command()
                                .map(command -> ". " + shown.lead() + ":")
                                .orElse(""));
                shown.command().ifPresent(lines::add);
                shown.undo().ifPresent(undo -> {
                    lines.add("  To undo it:");
                    lines.add(undo);
                });
            }
        }
        return lines.stream().map(Sanitizer::clean).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** The waivers of a run as a waiver file for {@code check --waivers}; empty when there are none. */
    public static String waivers(Run run) {
        if (run.waivers().isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>(List.of("waivers:"));
        for (Waiver waiver : run.waivers()) {
            lines.add("  - rule: " + quoted(waiver.rule()));
            if (!waiver.subject().isEmpty()) {
                lines.add("    subject: " + quoted(waiver.subject()));
            }
            lines.add("    reason: " + quoted(waiver.reason()));
            lines.add("    owner: " + quoted(waiver.owner()));
            lines.add("    expires: "
                    + quoted(waiver.expires()
                            .minusMillis(1)
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDate()
                            .toString()));
            lines.add("    seen: " + quoted(waiver.seen()));
        }
        return String.join("\n", lines) + "\n";
    }

    /** A YAML text in double quotes; what a person could not see is escaped. */
    private static String quoted(String text) {
        StringBuilder yaml = new StringBuilder("\"");
        text.chars().forEach(next -> {
            if (next == '"' || next == '\\') {
                yaml.append('\\').append((char) next);
            } else if (next < ' ' || next > '~') {
                yaml.append(String.format(java.util.Locale.ROOT, "\\u%04X", next));
            } else {
                yaml.append((char) next);
            }
        });
        return yaml.append('"').toString();
    }
}
