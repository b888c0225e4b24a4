package dev.cupreflight.rules.expression;

import dev.cupreflight.evidence.Reading;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads and copies fact records through their components. */
final class Reflected {
    private Reflected() {}

    static Object read(Record fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /** A copy with each component as the function gives it. */
    static Record copy(Record fact, BiFunction<RecordComponent, Object, Object> change) {
        return construct(fact.getClass(), component -> change.apply(component, read(fact, component)));
    }

    /**
     * A new record.
     *
     * @throws IllegalArgumentException if a component is missing or has another type
     */
    static Record make(Class<?> type, Map<String, Object> components) {
        return construct(
                type,
                component -> Optional.ofNullable(FactValue.unwrap(components.get(component.getName())))
                        .map(value -> packed(component.getType(), value))
                        .orElseThrow(() -> new IllegalArgumentException(
                                type.getSimpleName() + " needs a " + component.getName())));
    }

    /** A plain value as a component that may be unread or absent holds it. */
    private static Object packed(Class<?> type, Object value) {
        if (type.isInstance(value)) {
            return value;
        }
        return type == Reading.class ? Reading.known(value) : type == Optional.class ? Optional.of(value) : value;
    }

    private static Record construct(Class<?> type, Function<RecordComponent, Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(value).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot have this value", e);
        }
    }

    /** The same facts with some records replaced, by identity, wherever they are. Shared records stay shared. */
    @SuppressWarnings("unchecked")
    static <T> T replace(T value, IdentityHashMap<Object, Object> replaced) {
        Object known = replaced.get(value);
        if (known != null) {
            return (T) known;
        }
        Object result = value;
        if (value instanceof Reading.Known<?> reading) {
            result = new Reading.Known<>(replace(reading.value(), replaced), reading.sources());
        } else if (value instanceof Optional<?> optional) {
            result = optional.map(each -> replace(each, replaced));
        } else if (value instanceof List<?> list) {
            result = list.stream().map(each -> replace(each, replaced)).toList();
        } else if (value instanceof Record fact && !(value instanceof Reading<?>)) {
            result = copy(fact, (component, each) -> replace(each, replaced));
        }
        replaced.put(value, result);
        return (T) result;
    }
}
