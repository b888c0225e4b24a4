package dev.cupreflight.collect.tls;

import dev.cupreflight.collect.Endpoints;
import dev.cupreflight.evidence.TlsProbe;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints of the Exchange server that this program runs on: TLS handshakes, and the health pages. */
public final class ExchangeEndpoints implements Endpoints {
    private static final String LOOPBACK = "127.0.0.1";

    private final InstantSource clock;

    public ExchangeEndpoints(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Question> questions(Optional<String> fqdn) {
        TlsProber prober = new TlsProber(TlsProber.TIMEOUT, clock);
        List<Question> questions = new ArrayList<>();
        for (TlsTarget target : TlsProber.exchange(fqdn.orElse(LOOPBACK))) {
            String artefact = TlsProbe.path(target.host(), target.port());
            if (questions.stream().noneMatch(each -> each.artefact().equals(artefact))) {
                questions.add(new Question(
                        artefact,
                        List.of(TlsProbe.chainPath(target.host(), target.port())),
                        "TLS handshakes with " + target,
                        () -> prober.probe(target).artefacts()));
            }
        }
        questions.add(new Question(
                "commands/healthcheck.txt",
                List.of(),
                "GET https://localhost/.../healthcheck.htm, ports 443 and 444",
                () -> Map.of(
                        "commands/healthcheck.txt", new HealthPages(HealthPages.TIMEOUT).ask(HealthPages.exchange()))));
        return questions;
    }
}
