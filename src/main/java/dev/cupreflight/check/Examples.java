package dev.cupreflight.check;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.Rule.Example;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.FactEdit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the examples of rules on the healthy sample server. */
public final class Examples {
    private static final List<Status> WORST_FIRST =
            List.of(Status.FAIL, Status.UNKNOWN, Status.PASS, Status.NOT_APPLICABLE);

    private final RulePack pack;
    private final FactEdit edit;
    private final Map<Situation, Facts> derived = new HashMap<>();

    private record Situation(Set<String> without, Instant at) {}

    /** Runs the examples of this pack. */
    public Examples(RulePack pack) {
        this.pack = pack;
        this.edit = new FactEdit(pack.language(), pack.variables());
    }

    /** What is wrong with the examples of a rule, or with the rule; empty when all came out as stated. */
    public List<Problem> run(CompiledRule rule) {
        return rule.rule().examples().stream()
                .flatMap(example -> run(rule, example).stream())
                .toList();
    }

    /** The artefacts that each rule is decided on, by rule id: those that it looks at on the healthy sample server. */
    public Map<String, Set<String>> evidence() {
        Facts facts = derived.computeIfAbsent(new Situation(Set.of(), Sample.PLANNED_AT), this::derive);
        Checker checker = new Checker(facts, pack, Sample.PLANNED_AT);
        return pack.rules().stream()
                .collect(Collectors.toMap(
                        rule -> rule.rule().id(),
                        rule -> checker.findings(rule).stream()
                                .flatMap(finding -> finding.evidence().stream())
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private Optional<Problem> run(CompiledRule rule, Example example) {
        try {
            return compare(rule, example, checker(example).findings(rule));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of(problem(rule, example, "cannot be run: " + e.getMessage()));
        }
    }

    /**
     * What checks the server of an example.
     *
     * @throws IllegalArgumentException if the example cannot be carried out
     */
    public Checker checker(Example example) {
        Instant at = example.at().map(Phrase::text).map(Instant::parse).orElse(Sample.PLANNED_AT);
        Set<String> without = example.without().stream().map(Phrase::text).collect(Collectors.toSet());
        Facts facts = derived.computeIfAbsent(new Situation(without, at), this::derive);
        for (Map.Entry<String, Phrase> change : example.given().entrySet()) {
            facts = edit.apply(facts, change.getKey(), change.getValue().text(), new Checker(facts, pack, at).scope());
        }
        return new Checker(facts, pack, at);
    }

    private Facts derive(Situation situation) {
        try (Bundle bundle = Sample.healthy(situation.without())) {
            return FactReader.read(bundle, pack.knowledge(), new Plan(situation.at(), Optional.empty()));
        }
    }

    private static Optional<Problem> compare(CompiledRule rule, Example example, List<Finding> findings) {
        List<Finding> meant = findings.stream()
                .filter(finding ->
                        example.subject().isEmpty() || finding.subject().equalsIgnoreCase(example.subject()))
                .toList();
        Optional<Finding> worst = WORST_FIRST.stream()
                .flatMap(status -> meant.stream().filter(finding -> finding.status() == status))
                .findFirst();
        if (worst.isEmpty()) {
            String subjects = findings.stream().map(Finding::subject).collect(Collectors.joining(", "));
            return Optional.of(problem(
                    rule, example, "there is no finding about " + example.subject() + ", only about: " + subjects));
        }
        return wrong(example, worst.get()).map(text -> problem(rule, example, text));
    }

    private static Optional<String> wrong(Example example, Finding finding) {
        if (!finding.status().word().equals(example.status())) {
            String missing = finding.missing().isEmpty() ? "" : " " + finding.missing();
            return Optional.of("expected " + example.status() + ", but it is "
                    + finding.status().word() + ": " + finding.message() + missing);
        }
        if (!example.severity().isEmpty() && !finding.severity().word().equals(example.severity())) {
            return Optional.of("expected a " + example.severity() + ", but it is a "
                    + finding.severity().word());
        }
        return example.says().stream()
                .filter(text -> !finding.message().contains(text))
                .findFirst()
                .map(text -> "the message does not say \"" + text + "\": " + finding.message());
    }

    private static Problem problem(CompiledRule rule, Example example, String message) {
        String name = rule.rule().id() + ", example \"" + example.name() + "\" ";
        return example.place().problem(name + message, "");
    }

    /** The number of examples of these rules. */
    public static long count(Stream<CompiledRule> rules) {
        return rules.mapToLong(rule -> rule.rule().examples().size()).sum();
    }
}
