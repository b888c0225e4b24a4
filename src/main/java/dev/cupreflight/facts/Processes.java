package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The processes that ran when the evidence was collected.
 *
 * @param ownSession the number of the session that collected, which is the one that tasklist.exe itself was listed in
 * @param all the processes, in the order of the list
 */
public record Processes(Reading<Long> ownSession, List<RunningProgram> all) {}
