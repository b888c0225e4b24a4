package dev.cupreflight.wizard;

import java.time.Instant;

/**
 * What a run is carried out with.
 *
 * @param who who sits there, for the transcript
 * @param live true when a check looks at the server itself, false when a person has to collect again
 * @param collecting how to collect again; empty when nobody has to
 * @param cannotRun why this program cannot run steps; empty when it can
 * @param setup how the run can end with a start of Setup
 * @param now the present time
 */
record Session(String who, boolean live, String collecting, String cannotRun, SetupDoor setup, Instant now) {}
