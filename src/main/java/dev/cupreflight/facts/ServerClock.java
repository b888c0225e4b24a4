package dev.cupreflight.facts;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of the server beside that of a domain controller. The two were not read in the same second, so a difference
 * of a few minutes can be the time that collecting took.
 *
 * @param server when collecting began, by the server's clock
 * @param directory the time of the domain controller that was asked
 */
public record ServerClock(Instant server, Instant directory) {

    /** How far the two are apart, in whole minutes. */
    public long minutesApart() {
        return Duration.between(server, directory).abs().toMinutes();
    }

    /** True when the server's clock is ahead of the domain controller's. */
    public boolean fast() {
        return server.isAfter(directory);
    }
}
