package dev.cupreflight.evidence.setuplog;

/** One option of Setup's command line, its name in lower case. */
public record SetupOption(String name, String value) {}
