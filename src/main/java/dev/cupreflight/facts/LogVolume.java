package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * A volume that holds transaction logs.
 *
 * @param folder the log folder of the first of the databases
 * @param databases the names of the databases whose logs are there
 * @param volume the volume
 */
public record LogVolume(String folder, List<String> databases, Reading<Volume> volume) {}
