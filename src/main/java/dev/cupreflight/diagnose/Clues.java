package dev.cupreflight.diagnose;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.setuplog.SetupRun;
import dev.cupreflight.facts.Certificate;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.SslBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a signature can talk about.
 *
 * @param run the run of Setup
 * @param hasEvidence true when a bundle of the server was given too
 * @param server the facts of the server; unread without a bundle
 * @param boundWhenFailed the entries of http.sys on 443 whose certificate was expired when the run ended, or is the one
 *     that the log speaks of; unread without a bundle
 */
public record Clues(
        SetupRun run, boolean hasEvidence, Reading<Facts> server, Reading<List<SslBinding>> boundWhenFailed) {
    private static final Duration DAY = Duration.ofDays(1);

    static Clues of(SetupRun run, Optional<Facts> server) {
        Reading<Facts> facts = server.map(known -> Reading.known(known))
                .orElse(Reading.unread("evidence", "no bundle of the server was given"));
        return new Clues(
                run,
                server.isPresent(),
                facts,
                facts.flatMap(Facts::httpSys)
                        .map(http -> http.onPort(443).stream()
                                .filter(binding -> binding.certificate()
                                        .ifKnown()
                                        .flatMap(found -> found)
                                        .filter(found -> suspect(run, found))
                                        .isPresent())
                                .toList()));
    }

    /** A logged date is in the server's own time zone, so that it may be off by some hours. */
    private static boolean suspect(SetupRun run, Certificate certificate) {
        Instant until = certificate.notAfter();
        return run.endedAt().filter(end -> !until.isAfter(end)).isPresent()
                || run.certificates().stream()
                        .flatMap(each -> each.notAfter().stream())
                        .anyMatch(
                                logged -> Duration.between(logged, until).abs().compareTo(DAY) < 0);
    }
}
