package dev.cupreflight.evidence.setuplog;

/**
 * An error that Setup logged, with the lines that continue it.
 *
 * @param line the number of its first line, from 1
 * @param message its first line, without the time stamp and the tag
 * @param text the whole of it, stack trace included; very long ones are cut
 * @param reference the identifier that Setup gave the failed step, such as {@code CommonGlobalConfig___04f8...}; empty
 *     when there is none. It may change between builds
 * @param component what Setup was configuring; empty when it did not say
 * @param fatal true when Setup stopped because of it
 */
public record SetupError(long line, String message, String text, String reference, String component, boolean fatal) {}
