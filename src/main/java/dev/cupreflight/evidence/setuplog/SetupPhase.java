package dev.cupreflight.evidence.setuplog;

/** A task that Setup began, such as {@code test-SetupPrerequisites}, and the number of its line. */
public record SetupPhase(long line, String task) {}
