package dev.cupreflight.rules.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import dev.cel.runtime.AccumulatedUnknowns;
import dev.cel.runtime.CelAttribute;
import java.util.List;
import java.util.Optional;

/** A fact that was not read. Whatever is selected from it is not read either. */
final class UnreadValue extends StructValue<String, Object> {
    private final CelAttribute attribute;

    UnreadValue(CelAttribute attribute) {
        this.attribute = attribute;
    }

    @Override
    public Object value() {
        return AccumulatedUnknowns.create(List.of(), List.of(attribute));
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return SimpleType.DYN;
    }

    @Override
    public Object select(String field) {
        return this;
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.of(this);
    }
}
