package dev.cupreflight.rules.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.Optional;

/** The type of an expression's value, without saying what the language behind it is. */
public final class ValueType {
    /** True or false. */
    public static final ValueType BOOLEAN = new ValueType(SimpleType.BOOL);
    /** A whole number. */
    public static final ValueType NUMBER = new ValueType(SimpleType.INT);
    /** A piece of text. */
    public static final ValueType TEXT = new ValueType(SimpleType.STRING);
    /** A point in time. */
    public static final ValueType INSTANT = new ValueType(SimpleType.TIMESTAMP);

    private final CelType cel;

    ValueType(CelType cel) {
        this.cel = cel;
    }

    CelType cel() {
        return cel;
    }

    /** The name of the type, the same in every run: struct types by their name, lists with their elements. */
    String signature() {
        return cel instanceof ListType list && list.hasElemType()
                ? "list(" + new ValueType(list.elemType()).signature() + ')'
                : cel.name();
    }

    /** The element type of a list; empty for anything else. */
    public Optional<ValueType> element() {
        return cel instanceof ListType list && list.hasElemType()
                ? Optional.of(new ValueType(list.elemType()))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueType type && type.signature().equals(signature());
    }

    @Override
    public int hashCode() {
        return signature().hashCode();
    }

    /** The name for messages. */
    @Override
    public String toString() {
        return FactTypes.nameOf(cel);
    }
}
