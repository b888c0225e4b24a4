package dev.cupreflight.facts;

import java.util.List;

/**
 * Whether the server waits for a restart.
 *
 * @param signs the places that tell it: file operations, Windows components, Windows Update, update installers
 */
public record PendingRestart(List<RestartSign> signs) {}
