package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleEvent.databaseError;
import static dev.cupreflight.sample.SampleEvent.mailCertificate;
import static dev.cupreflight.sample.SampleEvent.sslFailure;
import static dev.cupreflight.sample.SampleEvent.webError;
import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.sample.SampleEvent;
import dev.cupreflight.sample.ServerBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFactsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Events events(ServerBuilder server) {
        return ServerFacts.of(server).events().ifKnown().orElseThrow();
    }

    private static EventHistory known(Reading<EventHistory> history) {
        return history.ifKnown().orElseThrow();
    }

    private static List<EventGroup> within(Reading<EventHistory> history, Duration window) {
        return known(history).within(window).ifKnown().orElseThrow();
    }

    @Test
    void countsByEndpoint() {
        Events events = events(aServer()
                .event(sslFailure("0.0.0.0:444", "2026-11-20T22:00:00Z"))
                .event(sslFailure("0.0.0.0:444", "2026-11-21T09:00:00Z"))
                .event(sslFailure("0.0.0.0:444", "2026-11-19T09:00:00Z"))
                .event(sslFailure("[::]:443", "2026-11-01T09:00:00Z")));
        assertThat(within(events.sslFailures(), DAY))
                .containsExactly(new EventGroup(
                        "Microsoft-Windows-HttpEvent",
                        15021,
                        "0.0.0.0:444",
                        3,
                        Instant.parse("2026-11-19T09:00:00Z"),
                        Instant.parse("2026-11-21T09:00:00Z")));
        assertThat(known(events.sslFailures()).groups()).hasSize(2);
    }

    @Test
    void theWindowEndsWhenTheEvidenceWasCollected() {
        Events events = events(aServer().event(sslFailure("0.0.0.0:444", "2026-11-20T10:02:00Z")));
        assertThat(within(events.sslFailures(), DAY)).hasSize(1);
        assertThat(within(events.sslFailures(), DAY.minusMinutes(1))).isEmpty();
    }

    @Test
    void noEventsInAShortLogProveNothing() {
        Events events = events(aServer()
                .logReachesTo("Application", "2026-11-21T07:00:00Z")
                .without("events/Application.xml")
                .raw("events/Application.xml", "<Events></Events>".getBytes(UTF_8)));
        assertThat(events.mailCertificates().missing()).hasSize(1);

        ServerBuilder shortLog = aServer()
                .logReachesTo("Application", "2026-11-21T07:00:00Z")
                .raw("events/Application.xml", "<Events></Events>".getBytes(UTF_8));
        assertThat(known(events(shortLog).mailCertificates()).within(DAY).missing())
                .containsExactly(new Missing(
                        "events/Application.xml",
                        "what was read of this log reaches back only to 21 Nov 2026 07:00 UTC, and not to"
                                + " 20 Nov 2026 10:02 UTC"));
        assertThat(within(events(shortLog).mailCertificates(), Duration.ofHours(2)))
                .isEmpty();
    }

    @Test
    void anEventInAShortLogIsKnown() {
        ServerBuilder server = aServer()
                .logReachesTo("System", "2026-11-21T07:00:00Z")
                .event(sslFailure("0.0.0.0:444", "2026-11-21T08:00:00Z"));
        assertThat(within(events(server).sslFailures(), Duration.ofDays(7))).hasSize(1);
    }

    @Test
    void withoutItsOldestEventALogReachesBackAsFarAsWhatWasRead() {
        Events events = events(aServer().without("events/System-oldest.xml"));
        assertThat(known(events.sslFailures()).reachesTo().ifKnown())
                .contains(Instant.parse("2026-10-02T19:40:11.120394Z"));
        Events nothing = events(aServer()
                .without("events/System-oldest.xml")
                .raw("events/System.xml", "<Events></Events>".getBytes(UTF_8)));
        assertThat(known(nothing.sslFailures()).within(DAY).missing()).isNotEmpty();
    }

    @Test
    void eventsOfAnotherLogOrProviderDoNotCount() {
        SampleEvent failure = sslFailure("0.0.0.0:444", "2026-11-21T08:00:00Z");
        String elsewhere = "<Events>" + failure.xml().replace("<Channel>System<", "<Channel>Security<")
                + failure.xml().replace("Microsoft-Windows-HttpEvent", "Contoso") + "</Events>";
        Events events = events(aServer().raw("events/System.xml", elsewhere.getBytes(UTF_8)));
        assertThat(known(events.sslFailures()).groups()).isEmpty();
    }

    @Test
    void aDamagedLogMakesItsEventsUnknownAndNoOthers() {
        String cut =
                "<Events>" + sslFailure("0.0.0.0:444", "2026-11-21T08:00:00Z").xml();
        Events events = events(aServer().raw("events/System.xml", cut.getBytes(UTF_8)));
        assertThat(events.sslFailures().missing())
                .containsExactly(new Missing("events/System.xml", "damaged: ends after 1 events, before </Events>"));
        assertThat(events.starts().missing()).isNotEmpty();
        assertThat(events.webErrors().missing()).isEmpty();
    }

    @Test
    void withoutATimeOfCollectionThereIsNoWindow() {
        assertThat(events(aServer()).starts().missing()).isEmpty();
        assertThat(ServerFacts.of(aServer()
                                .raw(
                                        "manifest.json",
                                        new String(aServer().files().get("manifest.json"), UTF_8)
                                                .replace("\"collectedAt\"", "\"other\"")
                                                .getBytes(UTF_8)))
                        .events()
                        .ifKnown()
                        .orElseThrow()
                        .starts()
                        .missing())
                .containsExactly(new Missing("manifest.json", "does not tell when the evidence was collected"));
    }

    @Test
    void tellsWhatAnEventIsAbout() {
        String time = "2026-11-21T08:00:00Z";
        Events events = events(aServer()
                .event(webError("/LM/W3SVC/2/ROOT/Microsoft-Server-ActiveSync", time))
                .event(mailCertificate(12014, time, "mail.contoso.com", "Default Frontend EX01", "mail.contoso.com"))
                .event(mailCertificate(12017, time, "AB12", "200"))
                .event(databaseError("DB01", time))
                .event(new SampleEvent("Application", "MSExchange OAuth", 2008, 2, time, List.of("x")))
                .event(new SampleEvent("Application", "MSExchange OAuth", 2009, 4, time, List.of("x")))
                .event(new SampleEvent("Application", "ESE", 510, 3, time, List.of("a slow disk"))));
        assertThat(within(events.webErrors(), DAY))
                .extracting(EventGroup::subject)
                .containsExactly("W3SVC/2/ROOT/Microsoft-Server-ActiveSync");
        assertThat(within(events.mailCertificates(), DAY))
                .extracting(EventGroup::subject)
                .containsExactlyInAnyOrder("mail.contoso.com (Default Frontend EX01)", "AB12");
        assertThat(within(events.databaseErrors(), DAY))
                .extracting(EventGroup::subject)
                .containsExactly("DB01");
        assertThat(within(events.certificateNotices(), DAY))
                .extracting(EventGroup::id)
                .containsExactly(2008L);
    }

    @Test
    void subjectsThatAnAttackerMakesUpAreLimited() {
        StringBuilder flood = new StringBuilder("<Events>");
        for (int index = 0; index < 2_000; index++) {
            flood.append(mailCertificate(12014, "2026-11-21T08:00:00Z", "host" + index, "x".repeat(3_000))
                    .xml());
        }
        Events events = events(aServer()
                .raw(
                        "events/Application.xml",
                        flood.append("</Events>").toString().getBytes(UTF_8)));
        List<EventGroup> groups = known(events.mailCertificates()).groups();
        assertThat(groups)
                .hasSize(501)
                .allSatisfy(group -> assertThat(group.subject().length()).isLessThanOrEqualTo(200));
        assertThat(groups.stream().mapToLong(EventGroup::count).sum()).isEqualTo(2_000);
    }
}
