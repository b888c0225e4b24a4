package dev.cupreflight.facts;

import java.time.Instant;
import java.util.Optional;

/**
 * What is planned for the server.
 *
 * @param at the planned time of installation
 * @param target what was chosen to install; absent = the newest release that the installed build can go to
 */
public record Plan(Instant at, Optional<ChosenTarget> target) {}
