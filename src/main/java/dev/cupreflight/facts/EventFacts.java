package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the event logs (exchange-facts.md 1.7): {@code events/System.xml} and {@code events/Application.xml} with the
 * events that matter, and {@code events/System-oldest.xml} and the like with the oldest event of each log, which tells how
 * far it reaches back.
 */
final class EventFacts {
    private final Bundle bundle;
    private final Reading<Instant> collectedAt;

    EventFacts(Bundle bundle) {
        this.bundle = bundle;
        this.collectedAt = bundle.manifest().flatMap(EventFacts::collectedAt);
    }

    Events events() {
        Log system = log("System");
        Log application = log("Application");
        return new Events(
                history(system, EventKind.SSL_FAILURE),
                history(system, EventKind.SSL_DELETION),
                history(system, EventKind.SSL_CHANGE),
                history(system, EventKind.KERNEL_START, EventKind.EVENT_LOG_START),
                history(application, EventKind.WEB_ERROR, EventKind.PROXY_ERROR),
                history(application, EventKind.MAIL_CERTIFICATE),
                history(application, EventKind.CERTIFICATE_NOTICE, EventKind.EXPIRED_CERTIFICATE),
                history(application, EventKind.DATABASE_ERROR));
    }

    private record Log(String artefact, Reading<EventTally> tally, Reading<Instant> reachesTo) {}

    private Log log(String name) {
        String artefact = "events/" + name + ".xml";
        String first = "events/" + name + "-oldest.xml";
        Reading<EventTally> tally = bundle.parse(artefact, bytes -> EventTally.of(name, bytes));
        Reading<Instant> start =
                bundle.parse(first, bytes -> EventTally.of(name, bytes)).flatMap(oldest -> required(first, oldest));
        Reading<Instant> read = tally.flatMap(found -> required(artefact, found));
        boolean both = start.ifKnown().isPresent() && read.ifKnown().isPresent();
        return new Log(
                artefact,
                tally,
                both ? start.with(read, (one, other) -> one.isBefore(other) ? one : other) : start.or(read));
    }

    private static Reading<Instant> required(String artefact, EventTally tally) {
        return tally.oldest()
                .map(time -> Reading.known(time))
                .orElse(Reading.unread(artefact, "holds no event that tells how far the log reaches back"));
    }

    private Reading<EventHistory> history(Log log, EventKind... kinds) {
        return log.tally()
                .with(
                        collectedAt,
                        (tally, time) ->
                                new EventHistory(log.artefact(), time, log.reachesTo(), tally.groups(List.of(kinds))));
    }

    private static Reading<Instant> collectedAt(Manifest manifest) {
        Optional<Instant> time = manifest.collectedAt();
        return time.isPresent()
                ? Reading.known(time.get())
                : Reading.unread("manifest.json", "does not tell when the evidence was collected");
    }
}
