package dev.cupreflight.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long Microsoft supports a product.
 *
 * @param product {@code 2016}, {@code 2019} or {@code SE}
 * @param ends when support ends; absent when no end is set
 * @param extendedEnds when the paid extended security updates end; absent when there are none
 * @param extendedFor the releases that the extended updates are made for
 */
public record SupportPeriod(
        String product, Optional<Instant> ends, Optional<Instant> extendedEnds, List<String> extendedFor) {

    Support of(String release) {
        return new Support(release, ends, extendedEnds.filter(end -> extendedFor.contains(release)));
    }
}
