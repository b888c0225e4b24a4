package dev.cupreflight.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The thumbprints of the attribute msExchAuthCertificateThumbprint: {@code 0:} current, {@code 1:} previous, {@code 2:}
 * next, in any order; a single value without prefix is the current one (exchange-facts.md 1.4). Empty = not set.
 */
record AuthThumbprints(String current, String previous, String next, Optional<Instant> nextEffective) {
    private static final Pattern VALUE = Pattern.compile("(?:([0-2]):)?([0-9A-F]{40})");
    private static final DateTimeFormatter DIRECTORY_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'.0Z'", Locale.ROOT);

    /** Reads the attributes; empty when they have a form that is not known: nothing may be decided on a guess. */
    static Optional<AuthThumbprints> parse(List<String> values, Optional<String> effective) {
        Map<String, String> roles = new HashMap<>();
        for (String value : values) {
            Matcher form = VALUE.matcher(plain(value));
            boolean bare = form.matches() && form.group(1) == null;
            if (!form.matches() || (bare && values.size() > 1)) {
                return Optional.empty();
            }
            if (roles.put(bare ? "0" : form.group(1), form.group(2)) != null) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new AuthThumbprints(
                    roles.getOrDefault("0", ""),
                    roles.getOrDefault("1", ""),
                    roles.getOrDefault("2", ""),
                    effective.map(
                            text -> LocalDateTime.parse(text, DIRECTORY_TIME).toInstant(ZoneOffset.UTC))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Without spaces and the invisible marks that copying from a console brings along, in upper case. */
    static String plain(String text) {
        return text.replaceAll("[\\s\\p{Cf}]", "").toUpperCase(Locale.ROOT);
    }

    List<String> all() {
        return Stream.of(current, previous, next)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
