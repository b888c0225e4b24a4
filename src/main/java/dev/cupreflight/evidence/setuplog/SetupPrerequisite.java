package dev.cupreflight.evidence.setuplog;

/**
 * A prerequisite of Setup that was not met (setup-certificates.md 5).
 *
 * @param line the number of the line that says so, from 1
 * @param rule the name of Setup's rule
 * @param required true when Setup does not go on without it, false for a recommendation
 * @param reported true when Setup reported it; false when the rule was only evaluated to true
 * @param message what Setup said about it; empty when it said nothing
 */
public record SetupPrerequisite(long line, String rule, boolean required, boolean reported, String message) {}
