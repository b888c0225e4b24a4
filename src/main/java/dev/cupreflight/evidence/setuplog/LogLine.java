package dev.cupreflight.evidence.setuplog;

/**
 * A line of the log that is worth showing.
 *
 * @param number from 1
 * @param text its text without the time stamp, with the lines that continue it; very long ones are cut
 */
public record LogLine(long number, String text) {}
