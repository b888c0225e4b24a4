package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * A site or an application pool that has to run.
 *
 * @param kind {@code site} or {@code apppool}, as appcmd calls it
 * @param name its name
 * @param state {@code Started}, {@code Stopped} ... from appcmd
 */
public record RunningPart(String kind, String name, Reading<String> state) {}
