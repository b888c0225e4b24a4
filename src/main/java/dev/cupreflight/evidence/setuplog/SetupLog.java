package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is in an ExchangeSetup.log. Only the run that was asked for and the one before it are kept in full.
 *
 * @param lines the number of lines
 * @param runs the runs in their order; of very many the last ones
 * @param chosen the run that was asked for; the last one if none was. Absent when there is none
 * @param before the run before the chosen one
 */
public record SetupLog(long lines, List<Brief> runs, Optional<SetupRun> chosen, Optional<SetupRun> before) {

    /**
     * A run in one line.
     *
     * @param number its number, from 1
     * @param firstLine the number of its first line
     * @param startedAt its first time stamp, taken as UTC
     * @param mediaVersion the build of the media; empty when not known
     * @param outcome as in {@link SetupRun#outcome()}
     */
    public record Brief(
            long number, long firstLine, Optional<Instant> startedAt, String mediaVersion, String outcome) {}
}
