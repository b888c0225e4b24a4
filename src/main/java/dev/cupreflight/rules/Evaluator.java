package dev.cupreflight.rules;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.expression.Evaluation;
import dev.cupreflight.rules.expression.Expression;
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

/**
 * Evaluates the formulas and fills in the templates of one entry of a pack. Each expression is compiled when it is first
 * needed; one that is wrong makes the outcome unknown.
 */
public final class Evaluator {
    private final String owner;
    private final Supplier<Expressions> language;
    private final Map<Formula, Expression> compiled = new HashMap<>();

    /**
     * An evaluator.
     *
     * @param owner the entry's name for messages, for example {@code rule cert.expired-in-use}
     * @param language starts the language when the first expression is needed
     */
    public Evaluator(String owner, Supplier<Expressions> language) {
        this.owner = owner;
        this.language = language;
    }

    /** The element type of a list; empty when the expression is wrong or no list. */
    public Optional<ValueType> elementType(Formula list, Map<String, ValueType> variables) {
        try {
            return compile(list, variables).type().element();
        } catch (InvalidFileException e) {
            return Optional.empty();
        }
    }

    /** A condition that decides whether something is shown: it is, unless the condition is known to be false. */
    public boolean holds(Optional<Formula> condition, Scope scope, Map<String, ValueType> variables) {
        return condition
                .map(formula -> evaluate(formula, scope, variables))
                .map(evaluation -> !(evaluation instanceof Evaluation.Value value
                        && value.value().equals(false)))
                .orElse(true);
    }

    /** A template with its values. */
    public Rendered render(Template template, Scope scope, Map<String, ValueType> variables) {
        StringBuilder text = new StringBuilder();
        List<Missing> missing = new ArrayList<>();
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Part.Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Template.Part.Slot slot) {
                Evaluation evaluation = evaluate(slot.formula(), scope, variables);
                text.append(evaluation instanceof Evaluation.Value value ? Values.text(value.value()) : "(not known)");
                missing.addAll(evaluation instanceof Evaluation.Unknown unknown ? unknown.missing() : List.of());
            }
        }
        return new Rendered(text.toString().strip(), List.copyOf(missing));
    }

    /** The value of a formula. */
    public Evaluation evaluate(Formula formula, Scope scope, Map<String, ValueType> variables) {
        try {
            return compile(formula, variables).evaluate(scope);
        } catch (InvalidFileException e) {
            String reason = "is invalid: " + e.problems().get(0).message();
            return new Evaluation.Unknown(List.of(new Missing(owner, reason)), Set.of());
        }
    }

    /** The parts of a formula that have a value of their own, each after the one that it is part of. */
    public List<Expressions.Part> parts(Formula formula) {
        return language.get().parts(formula.text());
    }

    /**
     * Compiles a formula once.
     *
     * @throws InvalidFileException if it is wrong
     */
    public Expression compile(Formula formula, Map<String, ValueType> variables) throws InvalidFileException {
        Expression known = compiled.get(formula);
        if (known == null) {
            known = formula.compile(language.get(), variables);
            compiled.put(formula, known);
        }
        return known;
    }
}
