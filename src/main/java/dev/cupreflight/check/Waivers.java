package dev.cupreflight.check;

import dev.cupreflight.facts.Dates;
import dev.cupreflight.rules.Fields;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.Shape;
import dev.cupreflight.rules.Shape.Kind;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.YamlFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The waivers of a file.
 *
 * @param all the waivers, in the order of the file
 */
public record Waivers(List<Waiver> all) {
    /** No waivers. */
    public static final Waivers NONE = new Waivers(List.of());

    private static final Shape WAIVER = new Shape(
            "a waiver",
            List.of(
                    new Shape.Key("rule", Shape.TEXT, true, "the rule's id, for example: rule: cert.expiring-soon"),
                    new Shape.Key("subject", Shape.TEXT, false, "the finding's subject, for a rule with several"),
                    new Shape.Key("reason", Shape.TEXT, true, "say why it is right to go on"),
                    new Shape.Key("owner", Shape.TEXT, true, "say who decided it"),
                    new Shape.Key(
                            "expires",
                            Shape.TEXT,
                            true,
                            "say when the decision ends, for example: expires: 2026-12-31"),
                    new Shape.Key(
                            "seen", Shape.TEXT, true, "copy the value from the report (\"seen\" in the JSON report)")));

    private static final Shape FILE = new Shape(
            "a waiver file",
            List.of(new Shape.Key("waivers", new Kind.Many(new Kind.Nested(WAIVER)), true, "the list of waivers")));

    /**
     * Reads a waiver file.
     *
     * @throws InvalidFileException with all problems: a waiver without a reason, an unknown rule, a date that is none
     */
    public static Waivers read(SourceFile source, RulePack pack) throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        List<Fields> entries = YamlFile.read(source, FILE, problems)
                .map(file -> file.list("waivers", WAIVER))
                .orElse(List.of());
        List<Waiver> found = entries.stream()
                .flatMap(fields -> waiver(fields, pack).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return new Waivers(found);
    }

    private static Optional<Waiver> waiver(Fields fields, RulePack pack) {
        String rule = fields.text("rule");
        if (!rule.isEmpty() && pack.rule(rule).isEmpty()) {
            fields.problem("rule", "there is no rule \"" + rule + "\"", "see: cu-preflight rules list");
        } else if (!rule.isEmpty() && !pack.rule(rule).orElseThrow().rule().waivable()) {
            fields.problem("rule", "the rule \"" + rule + "\" cannot be waived", "remove the waiver and fix the cause");
        }
        Optional<Instant> expires = instant(fields.text("expires"));
        if (fields.has("expires") && expires.isEmpty()) {
            fields.problem("expires", "\"" + fields.text("expires") + "\" is not a date", "write it as 2026-12-31");
        }
        return expires.map(end -> new Waiver(
                rule,
                fields.text("subject"),
                fields.text("reason"),
                fields.text("owner"),
                end,
                fields.text("seen"),
                fields.place()));
    }

    /** An instant, or the end of a day in UTC. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The findings with their waivers. */
    List<Finding> applyTo(List<Finding> findings, Instant at) {
        return findings.stream()
                .map(finding -> all.stream()
                        .filter(waiver -> waiver.covers(finding, at))
                        .findFirst()
                        .map(finding::waivedBy)
                        .orElse(finding))
                .toList();
    }

    /** One sentence for each waiver that covers nothing, and why. */
    List<String> remarks(List<Finding> findings, Instant at) {
        return all.stream()
                .filter(waiver -> findings.stream()
                        .noneMatch(finding ->
                                finding.waiver().filter(waiver::equals).isPresent()))
                .map(waiver -> remark(waiver, findings, at))
                .toList();
    }

    private static String remark(Waiver waiver, List<Finding> findings, Instant at) {
        String name = "Waiver for " + waiver.rule()
                + (waiver.subject().isEmpty() ? "" : " " + waiver.subject())
                + " (" + waiver.place().source().name() + ":" + waiver.place().line() + ")";
        Optional<Finding> failed = findings.stream()
                .filter(finding -> waiver.names(finding) && finding.outcome().status() == Status.FAIL)
                .findFirst();
        if (!at.isBefore(waiver.expires())) {
            return name + " is not applied: it expired on "
                    + Dates.day(waiver.expires().minusMillis(1)) + ". Decide again, and set a new date.";
        }
        return failed.map(finding -> name + " is not applied: it was given for \"" + waiver.seen()
                        + "\", but now it is \"" + finding.seen() + "\". Decide again.")
                .orElse(name + " is not used: nothing that it covers has failed. Remove it.");
    }
}
