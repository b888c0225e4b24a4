package dev.cupreflight.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A four-part build number of Exchange Server, compared part by part as numbers. File versions pad parts with zeros
 * ({@code 15.02.0986.005}); the padding means nothing (exchange-facts.md 1.1).
 */
public record Build(long major, long minor, long build, long revision) implements Comparable<Build> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
    private static final Comparator<Build> ORDER = Comparator.comparingLong(Build::major)
            .thenComparingLong(Build::minor)
            .thenComparingLong(Build::build)
            .thenComparingLong(Build::revision);

    /** Reads {@code 15.2.986.5} or {@code 15.02.0986.005}; empty for any other form. */
    public static Optional<Build> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        List<Long> parts = List.of(1, 2, 3, 4).stream()
                .map(group -> Long.valueOf(form.group(group)))
                .toList();
        return Optional.of(new Build(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
    }

    /**
     * True if this build is the given one or newer.
     *
     * @throws IllegalArgumentException if the text is not a build number
     */
    public boolean atLeast(String other) {
        return compareTo(parse(other).orElseThrow(() -> new IllegalArgumentException("not a build number: " + other)))
                >= 0;
    }

    /** True if both belong to the same cumulative update: security updates change only the last part. */
    public boolean sameUpdate(Build other) {
        return major == other.major && minor == other.minor && build == other.build;
    }

    /** The usual form without padding. */
    public String text() {
        return major + "." + minor + "." + build + "." + revision;
    }

    @Override
    public int compareTo(Build other) {
        return ORDER.compare(this, other);
    }
}
