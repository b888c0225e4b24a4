package dev.cupreflight.cli;

import dev.cupreflight.install.SetupStarter;
import java.nio.file.Path;

/**
 * Setup, as this program meets it.
 *
 * @param media where its program is found
 * @param starter starts it
 * @param pace how often it is looked at while it runs
 * @param log the log that it writes
 * @param logName the name of that log, for people
 */
record SetupWorld(SetupSource media, SetupStarter starter, SetupWatcher.Pace pace, Path log, String logName) {}
