package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a mapping in a file may hold. The reader and the JSON Schema for editors are both made from it.
 *
 * @param name the name of such a mapping, for messages: {@code a rule}
 * @param keys the keys it may have, in their usual order
 * @param oneOf keys of which at least one must be there; empty when there is no such demand
 */
public record Shape(String name, List<Key> keys, List<String> oneOf) {

    /** A mapping whose keys do not depend on each other. */
    public Shape(String name, List<Key> keys) {
        this(name, keys, List.of());
    }

    /**
     * One key of a mapping.
     *
     * @param name the key
     * @param kind what its value is
     * @param required true if it must be there
     * @param about what it is for, in one sentence
     */
    public record Key(String name, Kind kind, boolean required, String about) {}

    /** What a value may be. */
    public sealed interface Kind {
        /** A text; {@code templates} tells whether expressions in braces are replaced. */
        record Text(boolean templates) implements Kind {}

        /** An expression of the rule language. */
        record Formula() implements Kind {}

        /** One of some words. */
        record Word(Set<String> words) implements Kind {}

        /** A whole number, zero or more. */
        record WholeNumber() implements Kind {}

        /** {@code true} or {@code false}. */
        record Flag() implements Kind {}

        /** A list of such values. */
        record Many(Kind kind) implements Kind {}

        /** A mapping with fixed keys. */
        record Nested(Shape shape) implements Kind {}

        /** A mapping with free keys, all values of one kind. */
        record Named(Kind kind) implements Kind {}

        /** Either of two kinds; a mapping or list decides for the second. */
        record Either(Kind scalar, Kind collection) implements Kind {}
    }

    /** A text that is shown as it stands. */
    public static final Kind TEXT = new Kind.Text(false);
    /** A text with expressions in braces. */
    public static final Kind TEMPLATE = new Kind.Text(true);
    /** An expression. */
    public static final Kind FORMULA = new Kind.Formula();
    /** A whole number. */
    public static final Kind NUMBER = new Kind.WholeNumber();
    /** True or false. */
    public static final Kind FLAG = new Kind.Flag();

    /** A key that must be there. */
    public static Key required(String name, Kind kind, String about) {
        return new Key(name, kind, true, about);
    }

    /** A key that may be there. */
    public static Key optional(String name, Kind kind, String about) {
        return new Key(name, kind, false, about);
    }

    /** One of some words. */
    public static Kind words(String... words) {
        return new Kind.Word(new TreeSet<>(Set.of(words)));
    }

    /** A list. */
    public static Kind many(Kind kind) {
        return new Kind.Many(kind);
    }

    /** A mapping with free keys. */
    public static Kind named(Kind kind) {
        return new Kind.Named(kind);
    }

    /** A mapping of this shape. */
    public Kind nested() {
        return new Kind.Nested(this);
    }

    Optional<Key> key(String key) {
        return keys.stream().filter(each -> each.name().equals(key)).findFirst();
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }
}
