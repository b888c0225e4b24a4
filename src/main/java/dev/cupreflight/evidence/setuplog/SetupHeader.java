package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run of Setup was started. Texts are empty where the log says nothing.
 *
 * @param complete true when the run begins with Setup's own first line; false for the rest of a damaged log, a copied
 *     piece, or lines of a program that writes no such line (a security update)
 * @param product the year of the product, or {@code Subscription Edition}
 * @param mediaVersion the build of the media that Setup came from
 * @param user who started it
 * @param timeZone the server's time zone
 * @param command the command line
 * @param options its options
 * @param startedAt the first time stamp. The stamps are taken as UTC (exchange-facts.md 4.1, inferred)
 */
public record SetupHeader(
        boolean complete,
        String product,
        String mediaVersion,
        String user,
        String timeZone,
        String command,
        List<SetupOption> options,
        Optional<Instant> startedAt) {

    /** The value of an option; empty when it was not given or has no value. */
    public String option(String name) {
        return options.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .map(SetupOption::value)
                .findFirst()
                .orElse("");
    }
}
