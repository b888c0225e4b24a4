package dev.cupreflight.facts;

import java.util.List;

/**
 * Data that ages.
 *
 * @param asOf the date of the data, ISO 8601
 * @param entries the data
 * @param <T> what one entry is
 */
public record Dated<T>(String asOf, List<T> entries) {
    public Dated {
        entries = List.copyOf(entries);
    }
}
