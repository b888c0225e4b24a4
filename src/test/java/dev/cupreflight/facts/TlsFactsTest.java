package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.EXCHANGE;
import static dev.cupreflight.sample.SampleServer.MAIL_2025;
import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.PemCertificates;
import dev.cupreflight.evidence.WindowsTlsProbe;
import dev.cupreflight.evidence.WindowsTlsProbeTest;
import dev.cupreflight.sample.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What TLS handshakes gave, joined with http.sys and the stores. */
class TlsFactsTest {
    @Test
    void knowsThePresentedCertificateFromTheStore() {
        TlsAnswer answer =
                endpoint(aServer(), "127.0.0.1:443").answer().ifKnown().orElseThrow();

        assertThat(answer.complete()).isTrue();
        assertThat(answer.protocols()).containsExactly("TLSv1.2");
        assertThat(answer.certificate().ifKnown().orElseThrow().orElseThrow().friendlyName())
                .isEqualTo("mail.contoso.com 2026");
    }

    @Test
    void showsACertificateThatNoStoreHolds() {
        byte[] chain = PemCertificates.write(List.of(MAIL_2025.der()));
        ServerBuilder server = aServer().withoutCertificate(MAIL_2025).raw("tls/127.0.0.1_443.pem", chain);
        TlsEndpoint endpoint = endpoint(server, "127.0.0.1:443");

        assertThat(endpoint.shows()).contains("speaks TLS 1.2, and presents " + MAIL_2025.thumbprint());
        assertThat(endpoint.bound().ifKnown()).hasValue(List.of(MAIL_2026.thumbprint()));
    }

    @Test
    void theLoopbackEntryCountsForTheLoopbackAddressAlone() {
        ServerBuilder server = aServer().binding("127.0.0.1:443", EXCHANGE).binding("10.20.0.21:443", MAIL_2025);

        assertThat(endpoint(server, "127.0.0.1:443").bound().ifKnown()).hasValue(List.of(EXCHANGE.thumbprint()));
        assertThat(endpoint(server, "127.0.0.1:444").bound().ifKnown()).hasValue(List.of(EXCHANGE.thumbprint()));
        assertThat(endpoint(server, "ex01.CONTOSO.com:443").bound().ifKnown())
                .hasValueSatisfying(bound ->
                        assertThat(bound).containsExactlyInAnyOrder(MAIL_2026.thumbprint(), MAIL_2025.thumbprint()));
    }

    @Test
    void damageMakesExactlyThatEndpointUnknown() {
        byte[] damage = "not json".getBytes(StandardCharsets.UTF_8);
        ServerBuilder server = aServer().raw("tls/127.0.0.1_443.json", damage).raw("tls/127.0.0.1_444.pem", damage);

        assertThat(endpoint(server, "127.0.0.1:443").answer().missing())
                .containsExactly(
                        new Missing("tls/127.0.0.1_443.json", "not the JSON of a TLS probe (line 1, column 6)"));
        assertThat(endpoint(server, "127.0.0.1:444")
                        .answer()
                        .ifKnown()
                        .orElseThrow()
                        .certificate()
                        .missing())
                .containsExactly(new Missing("tls/127.0.0.1_444.pem", "holds no certificate"));
        assertThat(endpoint(server, "EX01.contoso.com:443").answer().ifKnown()).isPresent();
    }

    @Test
    void anEndpointThatWasNotTriedIsUnknownAndNotBroken() {
        TlsEndpoint endpoint = endpoint(aServer().without("tls"), "127.0.0.1:444");

        assertThat(endpoint.answer().missing()).singleElement().satisfies(missing -> {
            assertThat(missing.artefact()).isEqualTo("tls/127.0.0.1_444.json");
            assertThat(missing.reason()).startsWith("not in the bundle; only the server itself can try it");
        });
        assertThat(endpoint.shows()).isEqualTo("was not tried");
        assertThat(endpoint(aServer().without("tls"), "EX01.contoso.com:444")
                        .answer()
                        .missing()
                        .toString())
                .contains("cu-preflight collect --tls-only EX01.contoso.com:443 EX01.contoso.com:444 --out BUNDLE");
    }

    @Test
    void takesWhatPowerShellTriedWhereThereIsNoJava() {
        ServerBuilder server = aServer().without("tls").raw(WindowsTlsProbe.PATH, windows("", MAIL_2026.der()));

        TlsAnswer answer = endpoint(server, "127.0.0.1:443").answer().ifKnown().orElseThrow();
        assertThat(answer.complete()).isTrue();
        assertThat(answer.protocols()).containsExactly("TLSv1.2");
        assertThat(answer.certificate().ifKnown().orElseThrow().orElseThrow().friendlyName())
                .isEqualTo("mail.contoso.com 2026");
        assertThat(endpoint(server, "127.0.0.1:443").answer().sources()).containsExactly(WindowsTlsProbe.PATH);
        assertThat(endpoint(server, "127.0.0.1:443").bound().ifKnown()).hasValue(List.of(MAIL_2026.thumbprint()));
        assertThat(endpoint(server, "127.0.0.1:444").answer().ifKnown()).isEmpty();
    }

    @Test
    void whatTheProgramTriedGoesFirst() {
        String reset = "IOException; SocketException 10054";
        ServerBuilder server = aServer().raw(WindowsTlsProbe.PATH, windows(reset, null));
        assertThat(endpoint(server, "127.0.0.1:443")
                        .answer()
                        .ifKnown()
                        .orElseThrow()
                        .complete())
                .isTrue();

        assertThat(endpoint(server.without("tls"), "127.0.0.1:443").shows())
                .isEqualTo("resets or closes the connection during the handshake (offered: TLS 1.2)");
    }

    @Test
    void aHandshakeThatWindowsEndedByItselfIsUnknown() {
        ServerBuilder server = aServer()
                .without("tls")
                .raw(WindowsTlsProbe.PATH, windows("AuthenticationException; Win32Exception -2146893007", null));
        assertThat(endpoint(server, "127.0.0.1:443").answer().missing())
                .singleElement()
                .satisfies(missing -> {
                    assertThat(missing.artefact()).isEqualTo(WindowsTlsProbe.PATH);
                    assertThat(missing.reason())
                            .contains("0x80090331", "tells nothing about the server", "collect again there");
                });
    }

    @Test
    void aCertificateThatCannotBeReadIsUnknownAlone() {
        for (byte[] der : new byte[][] {null, {1, 2, 3}}) {
            ServerBuilder server = aServer().without("tls").raw(WindowsTlsProbe.PATH, windows("", der));
            TlsAnswer answer =
                    endpoint(server, "127.0.0.1:443").answer().ifKnown().orElseThrow();
            assertThat(answer.complete()).isTrue();
            assertThat(answer.certificate().missing())
                    .extracting(Missing::artefact)
                    .containsExactly(WindowsTlsProbe.PATH);
        }
    }

    @Test
    void tellsWhyPowerShellTriedNone() {
        ServerBuilder server =
                aServer().without("tls").raw(WindowsTlsProbe.PATH, "half".getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("127.0.0.1:443", "EX01.contoso.com:444")) {
            assertThat(endpoint(server, name).answer().missing())
                    .extracting(Missing::artefact)
                    .containsExactly(
                            "tls/" + name.toLowerCase(java.util.Locale.ROOT).replace(':', '_') + ".json",
                            WindowsTlsProbe.PATH);
        }
    }

    private static byte[] windows(String errors, byte[] der) {
        return WindowsTlsProbeTest.file(WindowsTlsProbeTest.attempt(
                "127.0.0.1", "Tls12", "handshake", errors, 0, errors.isEmpty() ? "Tls12" : "", der));
    }

    private static TlsEndpoint endpoint(ServerBuilder server, String name) {
        return ServerFacts.of(server).tls().ifKnown().orElseThrow().endpoint(name);
    }
}
