package dev.cupreflight.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands lengths of time as people type them: {@code 60m}, {@code 2h}, {@code 1d}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(m|min|h|d)");

    private Durations() {}

    /**
     * A length of time.
     *
     * @throws UsageException for any other form, naming the option
     */
    static Duration parse(String option, String text) throws UsageException {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new UsageException(option + " " + text + " is not a length of time. Write it as 60m, 2h or 1d.");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
        };
    }

    static Optional<Duration> parse(String option, Optional<String> text) throws UsageException {
        return text.isPresent() ? Optional.of(parse(option, text.get())) : Optional.empty();
    }
}
