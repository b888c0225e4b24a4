package dev.cupreflight.compare;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.function.Function;

/**
 * Things of one kind that are read together.
 *
 * @param kind their kind
 * @param label what they are called when they could not be read
 * @param parts the things
 */
record Area(Kind kind, String label, Reading<List<Part>> parts) {

    /** An area with a part for each fact. */
    static <T> Area of(Kind kind, String label, Reading<List<T>> facts, Function<T, Part> part) {
        return new Area(kind, label, facts.map(list -> list.stream().map(part).toList()));
    }
}
