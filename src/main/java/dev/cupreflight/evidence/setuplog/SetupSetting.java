package dev.cupreflight.evidence.setuplog;

/**
 * A value that Setup found while it checked the prerequisites.
 *
 * @param line the number of its line, from 1
 * @param name for example {@code SiteName}
 * @param value the value as it was logged
 */
public record SetupSetting(long line, String name, String value) {}
