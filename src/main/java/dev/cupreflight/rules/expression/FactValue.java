package dev.cupreflight.rules.expression;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.StructValue;
import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/** A fact record as CEL sees it. It stays wrapped throughout an evaluation, so that the trail is not lost. */
final class FactValue extends StructValue<String, Object> {
    private final Record fact;
    private final Trail trail;

    FactValue(Record fact, Trail trail) {
        this.fact = fact;
        this.trail = trail;
    }

    /** The record behind a value, or the value itself. */
    static Object unwrap(Object value) {
        return value instanceof FactValue wrapped ? wrapped.fact : value;
    }

    Record fact() {
        return fact;
    }

    Trail trail() {
        return trail;
    }

    /** Itself: CEL unwraps values between steps, and the trail would be lost with the wrapping. */
    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return StructTypeReference.create(FactTypes.nameOf(fact.getClass()));
    }

    @Override
    public Object select(String field) {
        Object value = read(field);
        if (present(value)) {
            return trail.follow(value);
        }
        throw new AbsentFactException("there is no " + field);
    }

    @Override
    public Optional<Object> find(String field) {
        Object value = read(field);
        if (value instanceof Reading.Unread<?> unread) {
            throw new AbsentFactException(unread.missing());
        }
        return present(value) ? Optional.of(trail.follow(value)) : Optional.empty();
    }

    private Object read(String field) {
        return FactTypes.property(fact.getClass(), field)
                .map(property -> property.of(fact))
                .orElseThrow(() -> CelAttributeNotFoundException.forFieldResolution(field));
    }

    private static boolean present(Object value) {
        if (value instanceof Reading.Known<?> known) {
            return present(known.value());
        }
        return !(value instanceof Optional<?> optional) || optional.isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactValue value && value.fact.equals(fact);
    }

    @Override
    public int hashCode() {
        return fact.hashCode();
    }
}
