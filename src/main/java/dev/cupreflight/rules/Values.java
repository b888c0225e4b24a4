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
}
