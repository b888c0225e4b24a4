package dev.cupreflight.facts;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of software that Exchange builds on.
 *
 * @param installed false when it is not on the server
 * @param version the version as it was registered, for example {@code 5.0.8308.0}; empty when it is not installed
 */
public record InstalledVersion(boolean installed, String version) {
    static final InstalledVersion NONE = new InstalledVersion(false, "");

    /** True when it is installed in this version or a newer one; the parts compare as numbers, missing ones are 0. */
    public boolean atLeast(String other) {
        if (!installed) {
            return false;
        }
        List<BigInteger> mine = parts(version);
        List<BigInteger> theirs = parts(other);
        for (int at = 0; at < Math.max(mine.size(), theirs.size()); at++) {
            int order = part(mine, at).compareTo(part(theirs, at));
            if (order != 0) {
                return order > 0;
            }
        }
        return true;
    }

    private static BigInteger part(List<BigInteger> parts, int at) {
        return at < parts.size() ? parts.get(at) : BigInteger.ZERO;
    }

    /** What is not a number counts as 0, so that a damaged version is an old one. */
    private static List<BigInteger> parts(String version) {
        return Stream.of(version.split("\\.", 8))
                .map(part -> part.matches("\\d{1,10}") ? new BigInteger(part) : BigInteger.ZERO)
                .toList();
    }
}
