package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All events of one kind that were found in an event log.
 *
 * @param artefact the file that they were read from
 * @param collectedAt when the evidence was collected; every window of time ends there, not at the planned time
 * @param reachesTo the time to which the log is known to reach back: that of the oldest event that was read from it
 * @param groups the events, those with the newest first
 */
public record EventHistory(String artefact, Instant collectedAt, Reading<Instant> reachesTo, List<EventGroup> groups) {
    public EventHistory {
        groups = groups.stream()
                .sorted(Comparator.comparing(EventGroup::last).reversed())
                .toList();
    }

    /**
     * The groups with an event in that time before the evidence was collected. That there is none is known only from a
     * log that reaches back so far.
     */
    public Reading<List<EventGroup>> within(Duration window) {
        return after(collectedAt.minus(window));
    }

    /** The groups with an event at or after a time. That there is none is known only from a log that reaches back so far. */
    public Reading<List<EventGroup>> after(Instant from) {
        List<EventGroup> found =
                groups.stream().filter(group -> !group.last().isBefore(from)).toList();
        return found.isEmpty()
                ? reachesTo.flatMap(oldest -> oldest.isAfter(from)
                        ? Reading.unread(
                                artefact,
                                "what was read of this log reaches back only to " + Dates.minute(oldest)
                                        + ", and not to " + Dates.minute(from))
                        : Reading.known(found))
                : Reading.known(found);
    }

    /** True when an event about a subject was written at or after a time. */
    public boolean since(String subject, Instant time) {
        return groups.stream()
                .anyMatch(group -> group.subject().equalsIgnoreCase(subject)
                        && !group.last().isBefore(time));
    }

    /** How far the log reaches back, in words. */
    public String reach() {
        return reachesTo.ifKnown().map(oldest -> "to " + Dates.minute(oldest)).orElse("to an unknown time");
    }
}
