package dev.cupreflight.facts;

import java.time.Instant;
import java.util.Optional;

/**
 * How long Microsoft supports a release.
 *
 * @param release for example {@code Exchange 2019 CU14}
 * @param ends when support ends; absent when no end is set
 * @param extendedEnds when the paid extended security updates end; absent when there are none for this release
 */
public record Support(String release, Optional<Instant> ends, Optional<Instant> extendedEnds) {

    /** True when Microsoft supports it at that time, without paid extension. */
    public boolean activeAt(Instant time) {
        return ends.isEmpty() || time.isBefore(ends.get());
    }

    /** When support ended or ends, in words: {@code ended on 14 Oct 2025}. */
    public String summaryAt(Instant time) {
        if (ends.isEmpty()) {
            return "no end of support is set";
        }
        String end = (activeAt(time) ? "support ends on " : "support ended on ") + Dates.day(ends.get());
        return end
                + extendedEnds
                        .map(until -> (time.isBefore(until)
                                        ? ", paid extended security updates end on "
                                        : ", paid extended security updates ended on ")
                                + Dates.day(until))
                        .orElse("");
    }
}
