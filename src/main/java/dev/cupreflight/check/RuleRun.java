package dev.cupreflight.check;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.Rendered;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.rules.expression.Evaluation;
import dev.cupreflight.rules.expression.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Evaluates one rule on one server. Whatever goes wrong ends in unknown, never in a pass. */
final class RuleRun {
    private final CompiledRule rule;
    private final Scope scope;
    private final Set<String> looked = new TreeSet<>();

    RuleRun(CompiledRule rule, Scope scope) {
        this.rule = rule;
        this.scope = scope;
    }

    List<Finding> findings() {
        try {
            return judge();
        } catch (RuntimeException e) {
            Missing reason = new Missing("rule " + rule.rule().id(), "its evaluation failed: " + e);
            return List.of(whole(new Outcome.Unknown(List.of(reason)), "could not be evaluated", Set.of()));
        }
    }

    private List<Finding> judge() {
        Evaluation applies = rule.applies(scope);
        if (applies instanceof Evaluation.Unknown unknown) {
            return List.of(unknown(unknown));
        }
        if (isFalse(applies)) {
            return List.of(notApplicable(applies.sources()));
        }
        looked.addAll(applies.sources());
        return rule.rule().each().isPresent() ? judgeEach() : List.of(judge(scope));
    }

    private List<Finding> judgeEach() {
        Evaluation elements = rule.elements(scope);
        Evaluation atLeast = rule.atLeast(scope);
        if (elements instanceof Evaluation.Unknown unknown) {
            return List.of(unknown(unknown));
        }
        if (atLeast instanceof Evaluation.Unknown unknown) {
            return List.of(unknown(unknown));
        }
        List<?> list = (List<?>) ((Evaluation.Value) elements).value();
        long needed = (Long) ((Evaluation.Value) atLeast).value();
        if (list.isEmpty() && needed == 0) {
            return List.of(notApplicable(elements.sources()));
        }
        String variable = rule.rule().each().orElseThrow().variable();
        List<Finding> found = new ArrayList<>();
        if (list.size() < needed) {
            found.add(tooFew(elements.sources()));
        }
        looked.addAll(elements.sources());
        list.forEach(element -> found.add(judge(scope.with(variable, element))));
        return found;
    }

    /** What the rule saw when it judged this subject; the server as a whole where it judges no elements. */
    Scope scopeOf(String subject) {
        if (rule.rule().each().isEmpty() || !(rule.elements(scope) instanceof Evaluation.Value elements)) {
            return scope;
        }
        String variable = rule.rule().each().orElseThrow().variable();
        return ((List<?>) elements.value())
                .stream()
                        .map(element -> scope.with(variable, element))
                        .filter(inner -> rule.subject(inner).equals(subject))
                        .findFirst()
                        .orElse(scope);
    }

    private Finding judge(Scope inner) {
        Evaluation passes = rule.passes(inner);
        if (passes instanceof Evaluation.Unknown unknown) {
            return finding(inner, new Outcome.Unknown(unknown.missing()), undecided(), passes.sources());
        }
        boolean holds = !isFalse(passes);
        Rendered message = holds ? rule.pass(inner) : rule.fail(inner);
        return finding(inner, holds ? new Outcome.Pass() : new Outcome.Fail(), message.text(), passes.sources());
    }

    private Finding finding(Scope inner, Outcome outcome, String message, Set<String> sources) {
        boolean failed = outcome.status() == Status.FAIL;
        boolean open = failed || outcome.status() == Status.UNKNOWN;
        return new Finding(
                rule.rule(),
                rule.subject(inner),
                open ? rule.severity(inner) : rule.rule().severity(),
                outcome,
                message,
                failed ? seen(inner, message) : "",
                evidence(sources),
                failed ? rule.fixes(inner, Map.of()) : List.of(),
                Optional.empty());
    }

    /** The severity is part of the value: a waiver for a warning does not cover what has become a blocker. */
    private String seen(Scope inner, String message) {
        String value = rule.seen(inner).map(Rendered::text).orElse(message);
        return rule.severity(inner).word() + ": " + value;
    }

    /** Fewer elements than there must be: a failure of the whole, with the fixes that need no element. */
    private Finding tooFew(Set<String> sources) {
        String message = rule.none(scope).text();
        List<FixPlan> fixes = rule.fixes(scope, Map.of());
        return new Finding(
                rule.rule(),
                "",
                rule.rule().severity(),
                new Outcome.Fail(),
                message,
                rule.rule().severity().word() + ": " + message,
                evidence(sources),
                fixes,
                Optional.empty());
    }

    private Finding unknown(Evaluation.Unknown unknown) {
        return whole(new Outcome.Unknown(unknown.missing()), undecided(), unknown.sources());
    }

    private Finding notApplicable(Set<String> sources) {
        String because = rule.notApplicable(scope);
        return whole(new Outcome.NotApplicable(because), because, sources);
    }

    private Finding whole(Outcome outcome, String message, Set<String> sources) {
        Severity severity = rule.rule().severity();
        return new Finding(
                rule.rule(), "", severity, outcome, message, "", evidence(sources), List.of(), Optional.empty());
    }

    private List<String> evidence(Set<String> sources) {
        Set<String> all = new TreeSet<>(looked);
        all.addAll(sources);
        return List.copyOf(all);
    }

    private static String undecided() {
        return "could not be decided";
    }

    private static boolean isFalse(Evaluation evaluation) {
        return !(evaluation instanceof Evaluation.Value value && value.value().equals(true));
    }
}
