package dev.cupreflight.rules.expression;

import dev.cupreflight.evidence.Reading;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Changes one component of a fact, for the examples of rules. The fact is replaced wherever it is joined in: a
 * certificate that expires is expired in every binding.
 */
public final class FactEdit {
    /** The word for a value that is absent. */
    public static final String ABSENT = "absent";

    private final Expressions language;
    private final Map<String, ValueType> variables;

    /** Edits for facts, with the further variables that paths and values can see. */
    public FactEdit(Expressions language, Map<String, ValueType> variables) {
        this.language = language;
        this.variables = variables;
    }

    /**
     * The facts with one component changed.
     *
     * @param path an expression that ends in the component, for example {@code dotnet.release}
     * @param value an expression; or for a text, number or instant the literal; or {@code absent}
     * @throws IllegalArgumentException if path or value is wrong; the message says which
     */
    public <R extends Record> R apply(R facts, String path, String value, Scope scope) {
        int dot = path.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("\"" + path + "\" is not a path such as dotnet.release");
        }
        if (!(evaluate(path.substring(0, dot), scope) instanceof Record target)) {
            throw new IllegalArgumentException("\"" + path.substring(0, dot) + "\" is not a fact with components");
        }
        String name = path.substring(dot + 1);
        RecordComponent component = Arrays.stream(target.getClass().getRecordComponents())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        target.getClass().getSimpleName() + " has no component \"" + name + "\""));
        Object old = Reflected.read(target, component);
        Object changed = wrap(old, value(inner(old), component, value, scope));
        Record edited = Reflected.copy(target, (each, current) -> each.getName().equals(name) ? changed : current);
        IdentityHashMap<Object, Object> replaced = new IdentityHashMap<>();
        replaced.put(target, edited);
        return Reflected.replace(facts, replaced);
    }

    private Object value(Object old, RecordComponent component, String text, Scope scope) {
        if (text.equals(ABSENT)) {
            return Optional.empty();
        }
        if (component.getType() == String.class) {
            return text;
        }
        if (component.getType() == Instant.class || old instanceof Instant) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is not an instant such as 2026-10-01T00:00:00Z", e);
            }
        }
        return evaluate(text, scope);
    }

    private Object evaluate(String text, Scope scope) {
        Expressions.Compiled compiled = language.compile(text, variables);
        if (!compiled.mistakes().isEmpty()) {
            throw new IllegalArgumentException(
                    "in \"" + text + "\": " + compiled.mistakes().get(0).message());
        }
        Evaluation evaluation = compiled.expression().orElseThrow().evaluate(scope);
        if (evaluation instanceof Evaluation.Value value) {
            return value.value();
        }
        throw new IllegalArgumentException("\"" + text + "\" has no value on the sample server");
    }

    /** The value inside readings and optionals. */
    private static Object inner(Object value) {
        if (value instanceof Reading.Known<?> known) {
            return inner(known.value());
        }
        return value instanceof Optional<?> optional && optional.isPresent() ? inner(optional.get()) : value;
    }

    /** Puts a new value into the readings and optionals that the old one was in. */
    private static Object wrap(Object old, Object value) {
        if (old instanceof Reading.Known<?> known) {
            return new Reading.Known<>(wrap(known.value(), value), known.sources());
        }
        if (old instanceof Reading.Unread<?>) {
            return Reading.known(value);
        }
        return old instanceof Optional<?> && !(value instanceof Optional<?>) ? Optional.of(value) : value;
    }
}
