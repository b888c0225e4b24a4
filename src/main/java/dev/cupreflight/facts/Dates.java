package dev.cupreflight.facts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How dates are written for people: always UTC and English, never in the form of one country's numbers. */
public final class Dates {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter APPOINTMENT = DateTimeFormatter.ofPattern(
                    "EEE d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** For example {@code 3 Dec 2024}. */
    public static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** For example {@code 3 Dec 2024 22:45 UTC}. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** For example {@code Sat 5 Dec 2026 22:00 UTC}: a time that somebody plans for. */
    public static String appointment(Instant instant) {
        return APPOINTMENT.format(instant);
    }
}
