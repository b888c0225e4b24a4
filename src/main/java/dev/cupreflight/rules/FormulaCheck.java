package dev.cupreflight.rules;

import dev.cupreflight.rules.expression.Expression;
import dev.cupreflight.rules.expression.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles expressions and checks that each has the type that its place demands. */
public final class FormulaCheck {
    private final Evaluator evaluator;
    private final List<Problem> problems = new ArrayList<>();

    /** A check of what this evaluator is for. */
    public FormulaCheck(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What is wrong. */
    public List<Problem> problems() {
        return problems;
    }

    /** Checks every expression of a fix. */
    public void fix(Fix fix, Map<String, ValueType> outer) {
        fix.when().ifPresent(formula -> condition(formula, outer));
        Map<String, ValueType> variables = new HashMap<>(outer);
        for (Fix.Choice choice : fix.choices()) {
            template(choice.none(), outer);
            if (list(choice.from(), outer).isPresent()) {
                return;
            }
            evaluator.elementType(choice.from(), outer).ifPresent(type -> {
                variables.put(choice.name(), type);
                Map<String, ValueType> label = new HashMap<>(outer);
                label.put("it", type);
                template(choice.label(), label);
                choice.others().ifPresent(others -> {
                    compile(choice.from(), outer).ifPresent(list -> condition(others, outer, list.type()));
                    template(choice.because(), label);
                });
            });
        }
        template(fix.title(), variables);
        fix.warnings().forEach(template -> template(template, variables));
        fix.verify().forEach(template -> template(template, variables));
        fix.steps().forEach(step -> step(step, variables));
    }

    private void step(Fix.Step step, Map<String, ValueType> variables) {
        step.when().ifPresent(formula -> condition(formula, variables));
        Stream.of(Optional.of(step.text()), step.command(), step.undo(), step.changes())
                .flatMap(Optional::stream)
                .forEach(template -> template(template, variables));
    }

    /** Checks the expressions of a template. */
    public void template(Template template, Map<String, ValueType> variables) {
        template.formulas().forEach(formula -> compile(formula, variables));
    }

    /** Checks that a formula is true or false. */
    public void condition(Formula formula, Map<String, ValueType> variables) {
        condition(formula, variables, ValueType.BOOLEAN);
    }

    /** Checks that a formula has a type. */
    public void condition(Formula formula, Map<String, ValueType> variables, ValueType wanted) {
        compile(formula, variables)
                .filter(expression -> !expression.type().equals(wanted))
                .ifPresent(expression -> problems.add(formula.phrase()
                        .place()
                        .problem("this must be " + wanted + ", but it is " + expression.type(), "")));
    }

    /** Checks that an expression is a list, and says what is wrong if it is not. */
    public Optional<Problem> list(Formula formula, Map<String, ValueType> variables) {
        int before = problems.size();
        compile(formula, variables)
                .filter(expression -> expression.type().element().isEmpty())
                .ifPresent(expression -> problems.add(
                        formula.phrase().place().problem("this must be a list, but it is " + expression.type(), "")));
        return problems.size() > before ? Optional.of(problems.get(before)) : Optional.empty();
    }

    private Optional<Expression> compile(Formula formula, Map<String, ValueType> variables) {
        try {
            return Optional.of(evaluator.compile(formula, variables));
        } catch (InvalidFileException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
