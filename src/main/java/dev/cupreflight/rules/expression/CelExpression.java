package dev.cupreflight.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import dev.cupreflight.evidence.Missing;
import java.util.List;
import java.util.Set;

/** An expression in CEL. */
final class CelExpression implements Expression {
    private final CelAbstractSyntaxTree checked;
    private final CelRuntime.Program program;
    private final ValueType type;

    CelExpression(CelAbstractSyntaxTree checked, CelRuntime.Program program, ValueType type) {
        this.checked = checked;
        this.program = program;
        this.type = type;
    }

    /** The expression itself, type-checked. */
    CelAbstractSyntaxTree checked() {
        return checked;
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public Evaluation evaluate(Scope scope) {
        Trail trail = new Trail();
        try {
            CelVariableResolver variables = name -> scope.find(name).map(trail::follow);
            Object value = program.eval(variables);
            if (value instanceof CelUnknownSet unknowns) {
                return new Evaluation.Unknown(trail.reasons(unknowns), Set.copyOf(trail.sources()));
            }
            return new Evaluation.Value(unwrap(value), Set.copyOf(trail.sources()));
        } catch (CelEvaluationException e) {
            return new Evaluation.Unknown(reasons(e), Set.copyOf(trail.sources()));
        }
    }

    private static Object unwrap(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(CelExpression::unwrap).toList()
                : FactValue.unwrap(value);
    }

    private static List<Missing> reasons(CelEvaluationException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof AbsentFactException absent && !absent.missing().isEmpty()
                ? absent.missing()
                : List.of(new Missing("the rule", "its expression failed: " + Wording.of(root.getMessage())));
    }
}
