package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The volumes that a cumulative update needs room on.
 *
 * @param system the volume of Windows
 * @param install the volume of the Exchange installation folder
 * @param queue the volume of the transport queue database
 * @param queuePath the folder of the transport queue database
 * @param logs the volumes of the transaction logs of this server's databases
 */
public record DiskSpace(
        Reading<Volume> system,
        Reading<Volume> install,
        Reading<Volume> queue,
        Reading<String> queuePath,
        Reading<List<LogVolume>> logs) {}
