package dev.cupreflight.facts;

/**
 * What an interrupted run of Setup has left in the key of a role.
 *
 * @param role the name of the key, for example {@code MailboxRole}
 * @param action what Setup was doing, for example {@code Install} or {@code BuildToBuildUpgrade}; empty when the key does
 *     not say
 * @param step the step that it had reached
 */
public record Watermark(String role, String action, String step) {}
