package dev.cupreflight.facts;

import java.time.Instant;

/**
 * Events of one kind about one thing.
 *
 * @param provider who wrote them, for example {@code Microsoft-Windows-HttpEvent}
 * @param id their number
 * @param subject what they are about: an endpoint, a connector's FQDN, a database; empty when they do not tell
 * @param count how many there are
 * @param first when the oldest of them was written
 * @param last when the newest of them was written
 */
public record EventGroup(String provider, long id, String subject, long count, Instant first, Instant last) {

    /** What, how often and when, for messages. */
    public String summary() {
        String about = subject.isEmpty() ? "" : " about " + subject;
        return provider + " " + id + about + ": "
                + (count == 1
                        ? "once, on " + Dates.minute(last)
                        : count + " times since " + Dates.day(first) + ", last on " + Dates.minute(last));
    }

    EventGroup with(Instant time) {
        return new EventGroup(
                provider,
                id,
                subject,
                count + 1,
                time.isBefore(first) ? time : first,
                time.isAfter(last) ? time : last);
    }
}
