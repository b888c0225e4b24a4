package dev.cupreflight.evidence;

import java.time.Instant;
import java.util.List;

/**
 * One event of a Windows event log. Its text is not among it: Windows makes that from the provider's translated message
 * file, while the values in it are the same in every language.
 */
public final class LoggedEvent {
    private final String channel;
    private final String provider;
    private final long id;
    private final long level;
    private final Instant time;
    private final EventText body;

    LoggedEvent(EventText header, EventText body) throws UnreadableException {
        this.channel = header.element("Channel");
        this.provider = header.attribute("Provider", "Name");
        this.id = header.number("EventID");
        this.level = header.number("Level");
        this.time = header.time("TimeCreated", "SystemTime");
        this.body = body;
    }

    /** The log that it was written to, for example {@code System}. */
    public String channel() {
        return channel;
    }

    /** Who wrote it, for example {@code Microsoft-Windows-HttpEvent}. */
    public String provider() {
        return provider;
    }

    /** What kind of event it is; the number means something only together with the provider. */
    public long id() {
        return id;
    }

    /** 1 critical, 2 error, 3 warning, 4 information, 0 always written. */
    public long level() {
        return level;
    }

    /** When it was written. */
    public Instant time() {
        return time;
    }

    /**
     * The values in it, by their position; one that is empty keeps its place.
     *
     * @throws UnreadableException if the event is damaged there
     */
    public List<String> data() throws UnreadableException {
        return body.leaves();
    }
}
