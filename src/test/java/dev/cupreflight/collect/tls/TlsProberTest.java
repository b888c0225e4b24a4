package dev.cupreflight.collect.tls;

import static dev.cupreflight.sample.CertificateBuilder.certificateFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cupreflight.evidence.PemCertificates;
import dev.cupreflight.evidence.TlsProbe;
import dev.cupreflight.evidence.TlsProbe.Result;
import dev.cupreflight.evidence.X509;
import dev.cupreflight.sample.SampleCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes against real servers, which this test starts on this machine. */
class TlsProberTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final SampleCertificate EXPIRED = certificate("CN=expired", "2020-01-01", "2021-01-01");
    private static final SampleCertificate FUTURE = certificate("CN=future", "2090-01-01", "2091-01-01");

    private final TlsProber prober = new TlsProber(Duration.ofSeconds(8), () -> NOW);

    @TempDir
    private Path folder;

    @Test
    void readsAnExpiredCertificate() throws Exception {
        try (TestServer server = TestServer.tls(Map.of("", EXPIRED), "TLSv1.2", "TLSv1.3")) {
            TlsProber.Answer answer = prober.probe(server.target());

            assertThat(answer.probe().best().result()).isEqualTo(Result.COMPLETE);
            assertThat(answer.probe().protocols()).containsExactly("TLSv1.2", "TLSv1.3");
            assertThat(answer.chain()).singleElement().isEqualTo(EXPIRED.der());
        }
    }

    @Test
    void readsACertificateThatIsNotYetValid() throws Exception {
        try (TestServer server = TestServer.tls(Map.of("", FUTURE), "TLSv1.3")) {
            TlsProber.Answer answer = prober.probe(server.target());

            assertThat(answer.probe().protocols()).containsExactly("TLSv1.3");
            assertThat(answer.chain()).singleElement().isEqualTo(FUTURE.der());
        }
    }

    @Test
    void saysWhichVersionsAServerSpeaks() throws Exception {
        try (TestServer server = TestServer.tls(Map.of("", EXPIRED), "TLSv1.2")) {
            TlsProbe probe = prober.probe(server.target()).probe();

            assertThat(probe.protocols()).containsExactly("TLSv1.2");
            assertThat(probe.attempts()).hasSize(2);
            assertThat(probe.attempts().get(1).result()).isEqualTo(Result.ALERT);
            assertThat(probe.attempts().get(1).detail()).isEqualTo("protocol_version");
        }
    }

    @Test
    void saysThatAServerSpeaksOnlyOldVersions() throws Exception {
        try (TestServer server = TestServer.tls(Map.of("", EXPIRED), "TLSv1")) {
            TlsProbe probe = prober.probe(server.target()).probe();

            assertThat(probe.protocols()).containsExactly("TLSv1");
            assertThat(probe.attempts().get(0).result()).isNotEqualTo(Result.COMPLETE);
            assertThat(probe.offered()).containsExactly("TLSv1.2", "TLSv1.3", "TLSv1.1", "TLSv1");
        }
    }

    @Test
    void asksForTheHostNameAndNotForAnAddress() throws Exception {
        try (TestServer server = TestServer.tls(Map.of("", EXPIRED, "localhost", FUTURE), "TLSv1.2")) {
            assertThat(prober.probe(server.target()).chain()).containsExactly(EXPIRED.der());
            TlsProber.Answer named = prober.probe(server.target("localhost"));
            assertThat(named.chain()).containsExactly(FUTURE.der());
            assertThat(named.probe().serverName()).isEqualTo("localhost");
            assertThat(named.probe().address()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aConnectionThatIsResetInTheHandshakeIsAFactOfItsOwn() throws Exception {
        try (TestServer server = TestServer.of(connection -> {
            connection.getInputStream().read();
            connection.setSoLinger(true, 0);
            connection.close();
        })) {
            TlsProber.Answer answer = prober.probe(server.target());
            assertThat(answer.probe().best().result()).isEqualTo(Result.RESET);
            assertThat(answer.chain()).isEmpty();
        }
    }

    @Test
    void aPortOnWhichNothingListensRefuses() throws Exception {
        TlsTarget closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = new TlsTarget("127.0.0.1", socket.getLocalPort());
        }
        assertThat(prober.probe(closed).probe().attempts())
                .singleElement()
                .extracting(TlsProbe.Attempt::result)
                .isEqualTo(Result.REFUSED);
    }

    @Test
    void aConnectionClosedInTheHandshakeIsAReset() throws Exception {
        try (TestServer server = TestServer.of(connection -> {
            connection.getInputStream().readNBytes(40);
            connection.shutdownOutput();
        })) {
            assertThat(prober.probe(server.target()).probe().best().result()).isEqualTo(Result.RESET);
        }
    }

    @Test
    void aServerThatNeverAnswersTimesOut() throws Exception {
        TlsProber hasty = new TlsProber(Duration.ofMillis(300), () -> NOW);
        try (TestServer server = TestServer.of(connection -> {})) {
            assertThat(hasty.probe(server.target()).probe().attempts())
                    .singleElement()
                    .satisfies(attempt -> {
                        assertThat(attempt.result()).isEqualTo(Result.TIMEOUT);
                        assertThat(attempt.detail()).isEqualTo("handshake");
                    });
        }
    }

    @Test
    void aServerThatAnswersByteByByteTimesOutToo() throws Exception {
        TlsProber hasty = new TlsProber(Duration.ofMillis(400), () -> NOW);
        byte[] half = {0x16, 3, 3, 0x3F, 0x7F, 2, 0, 0x3F, 0x7B, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        try (TestServer server = TestServer.of(connection -> dribble(connection, half))) {
            assertThat(hasty.probe(server.target()).probe().best().result()).isEqualTo(Result.TIMEOUT);
        }
    }

    private static void dribble(Socket connection, byte[] bytes) throws IOException {
        for (byte each : bytes) {
            connection.getOutputStream().write(each);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Test
    void somethingElseThanTlsIsSaidToBeSo() throws Exception {
        try (TestServer server = TestServer.of(connection -> {
            connection.getOutputStream().write("220 EX01 Microsoft ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        })) {
            assertThat(prober.probe(server.target()).probe().best().result()).isEqualTo(Result.NOT_TLS);
        }
    }

    @Test
    void aNameWithoutAnAddressIsAFactOfItsOwn() {
        TlsProbe probe =
                prober.probe(new TlsTarget("no-such-host.invalid", 443)).probe();

        assertThat(probe.attempts())
                .singleElement()
                .extracting(TlsProbe.Attempt::result)
                .isEqualTo(Result.UNKNOWN_HOST);
        assertThat(probe.address()).isEmpty();
    }

    @Test
    void theArtefactsReadBack() throws Exception {
        try (TestServer server = TestServer.tls(Map.of("", EXPIRED), "TLSv1.2")) {
            TlsProber.Answer answer = prober.probe(List.of(server.target())).get(0);
            Map<String, byte[]> files = answer.artefacts();
            String name = "tls/127.0.0.1_" + server.target().port();

            assertThat(TlsProbe.parse(files.get(name + ".json"))).isEqualTo(answer.probe());
            assertThat(PemCertificates.parse(files.get(name + ".pem")))
                    .extracting(X509::thumbprint)
                    .containsExactly(EXPIRED.thumbprint());
        }
    }

    @Test
    void readsASelfSignedCertificateOfSha1And1024Bits() throws Exception {
        try (OpenSsl server = OpenSsl.server(folder, "-tls1_2", "@SECLEVEL=0")) {
            TlsProber.Answer answer = prober.probe(server.target);

            assertThat(answer.probe().protocols()).containsExactly("TLSv1.2");
            X509 leaf = X509.parse(answer.chain().get(0));
            assertThat(leaf.signatureAlgorithm()).isEqualTo("sha1RSA");
            assertThat(leaf.keyBits()).hasValue(1024);
            assertThat(leaf.subject()).isEqualTo("CN=old");
        }
    }

    @Test
    void opensslThatSpeaksOnlyTls11IsReadToo() throws Exception {
        try (OpenSsl server = OpenSsl.server(folder, "-tls1_1", "@SECLEVEL=0")) {
            TlsProbe probe = prober.probe(server.target).probe();

            assertThat(probe.protocols()).containsExactly("TLSv1.1");
            assertThat(probe.attempts().get(0).result()).isEqualTo(Result.ALERT);
        }
    }

    private static SampleCertificate certificate(String subject, String from, String to) {
        return certificateFor(subject)
                .valid(from + "T00:00:00Z", to + "T00:00:00Z")
                .make();
    }

    /** {@code openssl s_server} with a weak certificate. */
    private record OpenSsl(Process process, TlsTarget target) implements AutoCloseable {
        static OpenSsl server(Path folder, String version, String level) throws Exception {
            assumeTrue(installed(), "skipped: openssl is not installed");
            run(
                    folder,
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:1024",
                    "-sha1",
                    "-nodes",
                    "-days",
                    "30",
                    "-subj",
                    "/CN=old",
                    "-keyout",
                    "key.pem",
                    "-out",
                    "certificate.pem");
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            List<String> command = new ArrayList<>(List.of(
                    "openssl",
                    "s_server",
                    "-accept",
                    "127.0.0.1:" + port,
                    "-key",
                    "key.pem",
                    "-cert",
                    "certificate.pem",
                    version,
                    "-cipher",
                    "ALL:" + level));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            InputStream out = process.getInputStream();
            StringBuilder said = new StringBuilder();
            for (int next = out.read(); next >= 0 && !said.toString().contains("ACCEPT"); next = out.read()) {
                said.append((char) next);
            }
            assertThat(said.toString()).contains("ACCEPT");
            return new OpenSsl(process, new TlsTarget("127.0.0.1", port));
        }

        private static boolean installed() {
            return Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(each -> Files.isExecutable(Path.of(each, "openssl")));
        }

        private static void run(Path folder, String... command) throws Exception {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
