package dev.cupreflight.rules;

import java.util.Optional;

/**
 * A number that admins tune, seen by all rules under its name.
 *
 * @param name its name in expressions
 * @param value its value
 * @param about what it is, with its unit
 * @param min the smallest value that makes sense; absent = 0
 * @param max the largest value that makes sense; absent = no limit
 * @param place where it is defined
 */
public record Parameter(String name, long value, String about, Optional<Long> min, Optional<Long> max, Place place) {

    /** This parameter with another value. */
    Parameter with(long other) {
        return new Parameter(name, other, about, min, max, place);
    }

    /** True for a value that makes sense. */
    boolean accepts(long other) {
        return other >= min.orElse(0L) && other <= max.orElse(Long.MAX_VALUE);
    }

    /** The values that make sense, in words. */
    String range() {
        return max.map(most -> "from " + min.orElse(0L) + " to " + most).orElse("at least " + min.orElse(0L));
    }
}
