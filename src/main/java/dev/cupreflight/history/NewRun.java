package dev.cupreflight.history;

import java.time.Instant;
import java.util.List;

/**
 * A run that is to be kept.
 *
 * @param kind the command, for example {@code check}
 * @param at when it ran
 * @param server the full name of the server
 * @param exchange the installed Exchange with its build
 * @param outcome what came of it in one or two words, for example {@code blocked}
 * @param good true when all was well: the last such run is never thrown away
 * @param files what it leaves behind
 */
public record NewRun(
        String kind, Instant at, String server, String exchange, String outcome, boolean good, List<KeptFile> files) {}
