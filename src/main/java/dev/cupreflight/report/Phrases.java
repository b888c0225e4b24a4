package dev.cupreflight.report;

import dev.cupreflight.check.Checklist.Answered;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.check.Waiver;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.rules.FixPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all formats say with the same words. */
public final class Phrases {
    private static final Map<String, String> NEEDS = Map.of(
            "administrator", "administrator rights",
            "management-shell", "the Exchange Management Shell",
            "organization-management", "the role Organization Management",
            "desktop", "the server's desktop",
            "iisreset", "a restart of IIS",
            "reboot", "a restart of the server",
            "maintenance-window", "a maintenance window");

    private Phrases() {}

    /** A number with its noun: {@code 1 blocker}, {@code 2 blockers}. */
    public static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    /** What was seen; it names the subject, and the rule where the message alone would say nothing. */
    public static String headline(Finding finding) {
        String message = finding.status() == Status.UNKNOWN
                ? finding.rule().title() + ": " + finding.message()
                : finding.message();
        return finding.subject().isEmpty() || message.contains(finding.subject())
                ? message
                : finding.subject() + ": " + message;
    }

    /** The installed Exchange with its build. */
    public static String exchange(Report report) {
        return report.server().exchange() + " (" + report.server().build() + ")";
    }

    /** What the update is, and the time that everything is judged as of. */
    static String occasion(Report report) {
        return report.result().after()
                ? "After the update to " + report.target() + ", judged as of " + Dates.appointment(report.plannedAt())
                : "Target " + report.target() + ", planned " + Dates.appointment(report.plannedAt());
    }

    /** What the update is called in a table. */
    static String updateLabel(Report report) {
        return report.result().after() ? "Updated to" : "Target";
    }

    /** What the time that everything is judged as of is called in a table. */
    static String timeLabel(Report report) {
        return report.result().after() ? "Judged as of" : "Planned";
    }

    /** What a person said about an item, with name and time. */
    static String answered(Answered answer) {
        String word = answer.status() == Answered.Status.NOT_SO
                ? "NOT SO"
                : answer.status().word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + ", " + answer.by() + ", "
                + Dates.minute(answer.at()) + ".";
    }

    /** When and by whom the evidence was collected, and how old it was. */
    public static String collected(Report report) {
        String by = report.evidence().collectedBy().isEmpty()
                ? ""
                : " by " + report.evidence().collectedBy();
        return report.evidence()
                .collectedAt()
                .map(at -> "collected " + Dates.minute(at) + by + ", " + age(at, report.evaluatedAt()))
                .orElse("collected" + (by.isEmpty() ? "" : by + ",") + " at an unknown time");
    }

    private static String age(Instant collected, Instant checked) {
        Duration age = Duration.between(collected, checked);
        return age.isNegative()
                ? span(age.negated()) + " after this check: the clocks differ"
                : span(age) + " before this check";
    }

    private static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return "less than a minute";
        }
        if (span.toHours() < 2) {
            return count(span.toMinutes(), "minute");
        }
        return span.toHours() < 48 ? count(span.toHours(), "hour") : count(span.toDays(), "day");
    }

    /** How long a fix takes and what it needs. */
    public static String effort(FixPlan plan) {
        String time = plan.minutes() == 0 ? "less than a minute" : count(plan.minutes(), "minute");
        List<String> needs = plan.needs().stream()
                .map(need -> NEEDS.getOrDefault(need, need.replace('-', ' ')))
                .toList();
        return needs.isEmpty() ? time : time + ", needs " + listed(needs);
    }

    /** A list as a person says it: {@code a, b and c}. */
    public static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** Who waived it, until which day, and why. */
    public static String waived(Finding finding, Waiver waiver) {
        // A waiver ends at an instant; the last day that it covers is what people remember.
        return "This " + finding.severity().word() + " was waived by " + waiver.owner() + " until "
                + Dates.day(waiver.expires().minusMillis(1)) + ": " + waiver.reason();
    }

    /** That there are more fixes, and where to read about them. */
    static String others(int others, String rule) {
        return count(others, "other way") + " to fix it: cu-preflight rules show " + rule;
    }

    /** The name of an answer as a heading: {@code newCertificate} becomes {@code New certificate}. */
    public static String question(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What stands behind an answer. */
    static String option(FixPlan.Question question, int index) {
        String recommended = index == 0 && question.options().size() > 1 ? "recommended" : "";
        String used = index == question.chosen() && question.options().size() > 1 ? "used below" : "";
        String both = recommended.isEmpty() || used.isEmpty() ? recommended + used : recommended + ", " + used;
        return both.isEmpty() ? "" : " (" + both + ")";
    }
}
