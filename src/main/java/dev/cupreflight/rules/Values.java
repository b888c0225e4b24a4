package dev.cupreflight.rules;

import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Certificate;
import dev.cupreflight.facts.Dates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How the values of expressions are written in texts. */
final class Values {
    private Values() {}

    static String text(Object value) {
        if (value instanceof Instant instant) {
            return Dates.day(instant);
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Duration duration) {
            return duration.toDays() + " days";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::text).collect(Collectors.joining(", "));
        }
        if (value instanceof Certificate certificate) {
            return certificate.summary();
        }
        return value instanceof Build build ? build.text() : value.toString();
    }

    /** A value as an explanation shows it: exact where a text is brief, brief where a record is long. */
    static String explained(Object value) {
        if (value instanceof Boolean flag) {
            return flag.toString();
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof Instant instant) {
            return Dates.minute(instant);
        }
        if (value instanceof List<?> list) {
            return list.size()
                    + (list.size() == 1 ? " element" : " elements")
                    + (list.isEmpty() || list.get(0) instanceof Record ? "" : ": " + text(list));
        }
        boolean told = value instanceof Certificate || value instanceof Build;
        return value instanceof Record fact && !told
                ? "a " + fact.getClass().getSimpleName() + " that was read"
                : text(value);
    }
}
