package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.time.Instant;

/**
 * The cumulative update that was installed last, or was meant to be.
 *
 * @param release its name, for example {@code Exchange 2019 CU15}; the bare build when this rule pack does not know it
 * @param build the build of its media
 * @param source what says so: the chosen target, or the log of Setup
 * @param endedAt when its Setup ended. The stamps of Setup's log are taken as UTC (exchange-facts.md 4.1, inferred)
 */
public record LastUpdate(String release, Build build, String source, Reading<Instant> endedAt) {}
