package dev.cupreflight.rules;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.expression.Evaluation;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.rules.expression.Scope;
import dev.cupreflight.rules.expression.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A rule ready to be evaluated. Each expression is compiled when it is first needed; one that is wrong makes the
 * outcome unknown, and {@link #problems()} tells everything that is wrong at once.
 */
public final class CompiledRule {
    private final Rule rule;
    private final Map<String, ValueType> base;
    private final Evaluator evaluator;
    private Optional<Map<String, ValueType>> withElement = Optional.empty();

    CompiledRule(Rule rule, Supplier<Expressions> language, Map<String, ValueType> base) {
        this.rule = rule;
        evaluator = new Evaluator("rule " + rule.id(), language);
        this.base = base;
    }

    /** The rule as it was written. */
    public Rule rule() {
        return rule;
    }

    /** Whether the rule is of use on this server. */
    public Evaluation applies(Scope scope) {
        return rule.applies()
                .map(formula -> evaluate(formula, scope, base))
                .orElse(new Evaluation.Value(true, Set.of()));
    }

    /** The elements to judge; only for a rule with each. */
    public Evaluation elements(Scope scope) {
        return evaluate(rule.each().orElseThrow().list(), scope, base);
    }

    /** How many elements there must be; only for a rule with each. */
    public Evaluation atLeast(Scope scope) {
        return evaluate(rule.each().orElseThrow().atLeast(), scope, base);
    }

    /** Whether the condition holds, for the server or for the element in scope. */
    public Evaluation passes(Scope scope) {
        return evaluate(rule.pass(), scope, withElement());
    }

    /** The severity in this case; a lowering that cannot be decided does not lower. */
    public Severity severity(Scope scope) {
        return rule.lowered().stream()
                .filter(lowering -> evaluate(lowering.when(), scope, withElement()) instanceof Evaluation.Value value
                        && value.value().equals(true))
                .map(Rule.Lowering::to)
                .findFirst()
                .orElse(rule.severity());
    }

    /** What the finding is about; empty for a rule about the whole server. */
    public String subject(Scope scope) {
        return rule.texts()
                .subject()
                .map(template -> render(template, scope, withElement()).text())
                .orElse("");
    }

    /** What was seen, when the rule passes. */
    public Rendered pass(Scope scope) {
        return rule.texts()
                .pass()
                .map(template -> render(template, scope, withElement()))
                .orElse(new Rendered(rule.title(), List.of()));
    }

    /** What was seen, when the rule fails. */
    public Rendered fail(Scope scope) {
        return render(rule.texts().fail(), scope, withElement());
    }

    /** What was seen, when there are too few elements. */
    public Rendered none(Scope scope) {
        return render(rule.texts().none().orElse(rule.texts().fail()), scope, base);
    }

    /** Why the rule does not apply. */
    public String notApplicable(Scope scope) {
        return rule.texts()
                .notApplicable()
                .map(template -> render(template, scope, base).text())
                .orElse("applies only when " + rule.applies().map(Formula::text).orElse("there is something to judge"));
    }

    /** The value that a waiver is bound to; empty when the rule names none and the failure text is meant. */
    public Optional<Rendered> seen(Scope scope) {
        return rule.texts().seen().map(template -> render(template, scope, withElement()));
    }

    /** The ways out in this case, with the answers chosen by index; the first answer where none was chosen. */
    public List<FixPlan> fixes(Scope scope, Map<String, Integer> chosen) {
        FixPlanner planner = new FixPlanner(evaluator, withElement(), chosen);
        return rule.fixes().stream()
                .filter(fix -> evaluator.holds(fix.when(), scope, withElement()))
                .map(fix -> planner.plan(fix, scope))
                .toList();
    }

    /** Why the rule came out as it did: the conditions it is made of, each with its value. */
    public List<Reason> explain(Scope scope) {
        List<Reason> reasons = new ArrayList<>();
        rule.applies().ifPresent(formula -> reasons.addAll(reasons(formula, scope, base)));
        reasons.addAll(reasons(rule.pass(), scope, withElement()));
        return List.copyOf(reasons);
    }

    private List<Reason> reasons(Formula formula, Scope scope, Map<String, ValueType> variables) {
        return evaluator.parts(formula).stream()
                .map(part -> new Reason(
                        part.depth(),
                        part.text(),
                        value(new Formula(formula.phrase().with(part.text())), scope, variables)))
                .toList();
    }

    private String value(Formula formula, Scope scope, Map<String, ValueType> variables) {
        Evaluation evaluation = evaluate(formula, scope, variables);
        return evaluation instanceof Evaluation.Value value
                ? Values.explained(value.value())
                : "not known: "
                        + ((Evaluation.Unknown) evaluation)
                                .missing().stream().map(Missing::toString).collect(Collectors.joining("; "));
    }

    /**
     * A condition or a value within a rule.
     *
     * @param depth how deep it stands within the condition of the rule, from 0
     * @param text the expression
     * @param value what it gave, in words
     */
    public record Reason(int depth, String text, String value) {}

    /** Everything that is wrong with the expressions of the rule; compiles all of them. */
    public List<Problem> problems() {
        return new RuleCheck(this).problems();
    }

    Map<String, ValueType> base() {
        return base;
    }

    /** What an expression about one element can see: the base, and the element with the type that the list gives it. */
    Map<String, ValueType> withElement() {
        if (withElement.isEmpty()) {
            Map<String, ValueType> variables = new HashMap<>(base);
            rule.each()
                    .ifPresent(each -> evaluator
                            .elementType(each.list(), base)
                            .ifPresent(type -> variables.put(each.variable(), type)));
            withElement = Optional.of(Map.copyOf(variables));
        }
        return withElement.get();
    }

    Evaluator evaluator() {
        return evaluator;
    }

    private Evaluation evaluate(Formula formula, Scope scope, Map<String, ValueType> variables) {
        return evaluator.evaluate(formula, scope, variables);
    }

    private Rendered render(Template template, Scope scope, Map<String, ValueType> variables) {
        return evaluator.render(template, scope, variables);
    }
}
