package dev.cupreflight.rules.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The named values that an expression can see: facts, parameters of a rule file, and the elements of an each. */
public final class Scope {
    private final Map<String, Object> values;

    private Scope(Map<String, Object> values) {
        this.values = values;
    }

    /** A scope of these values; a {@code Reading} is seen as its value, or as unknown. */
    public static Scope of(Map<String, ?> values) {
        return new Scope(Map.copyOf(values));
    }

    /** This scope with one value more. */
    public Scope with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new Scope(Map.copyOf(more));
    }

    Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
