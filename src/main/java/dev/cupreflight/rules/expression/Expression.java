package dev.cupreflight.rules.expression;

/** A type-checked expression. */
public interface Expression {

    /** The type of its value. */
    ValueType type();

    /** Evaluates it. Never throws for what the facts are: what is missing, absent or out of range is unknown. */
    Evaluation evaluate(Scope scope);
}
