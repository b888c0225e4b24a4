package dev.cupreflight.facts;

import dev.cupreflight.evidence.EventFile;
import dev.cupreflight.evidence.LoggedEvent;
import dev.cupreflight.evidence.UnreadableException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts the events of one log by kind and subject while they are read. */
final class EventTally {
    /** Subjects come from the log; no server has so many endpoints, connectors or databases. */
    private static final int MAX_GROUPS = 500;

    private final String channel;
    private final Map<EventKind, Map<String, EventGroup>> groups = new EnumMap<>(EventKind.class);
    private Optional<Instant> oldest = Optional.empty();

    private EventTally(String channel) {
        this.channel = channel;
    }

    /** Reads the events of a log; those of other logs in the same file do not count. */
    static EventTally of(String channel, byte[] bytes) throws UnreadableException {
        EventTally tally = new EventTally(channel);
        EventFile.read(bytes, tally::count);
        return tally;
    }

    private void count(LoggedEvent event) throws UnreadableException {
        if (!event.channel().equalsIgnoreCase(channel)) {
            return;
        }
        if (oldest.isEmpty() || event.time().isBefore(oldest.get())) {
            oldest = Optional.of(event.time());
        }
        for (EventKind kind : EventKind.values()) {
            if (kind.covers(event)) {
                count(kind, event);
            }
        }
    }

    private void count(EventKind kind, LoggedEvent event) throws UnreadableException {
        Map<String, EventGroup> known = groups.computeIfAbsent(kind, each -> new LinkedHashMap<>());
        String subject = known.size() < MAX_GROUPS ? kind.subject(event) : "";
        String key =
                event.provider().toLowerCase(Locale.ROOT) + "/" + event.id() + "/" + subject.toLowerCase(Locale.ROOT);
        EventGroup before = known.get(key);
        known.put(
                key,
                before == null
                        ? new EventGroup(event.provider(), event.id(), subject, 1, event.time(), event.time())
                        : before.with(event.time()));
    }

    /** The groups of some kinds. */
    List<EventGroup> groups(List<EventKind> kinds) {
        return kinds.stream()
                .flatMap(kind -> groups.getOrDefault(kind, Map.of()).values().stream())
                .toList();
    }

    /** When the oldest event was written; empty if there was none. */
    Optional<Instant> oldest() {
        return oldest;
    }
}
