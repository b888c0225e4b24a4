package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.TlsProbe;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code collect --tls-only}, as a script sees it. */
class TlsOnlyTest {
    @TempDir
    private Path folder;

    @Test
    void writesABundleThatReads() throws Exception {
        int port = closedPort();
        Path file = folder.resolve("tls.zip");
        Run run = Run.of("collect", "--tls-only", "127.0.0.1:" + port, "--out", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("127.0.0.1:" + port, "connection refused, nothing listens there");
        try (Bundle bundle = Bundle.open(file)) {
            assertThat(bundle.notes()).isEmpty();
            assertThat(bundle.parse("tls/127.0.0.1_" + port + ".json", TlsProbe::parse)
                            .ifKnown()
                            .orElseThrow()
                            .best()
                            .result())
                    .isEqualTo(TlsProbe.Result.REFUSED);
        }
    }

    @Test
    void doesNotOverwriteAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.zip"), "mine");
        Run run = Run.of("collect", "--tls-only", "127.0.0.1:" + closedPort(), "--out", file);

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void addsToABundleThatHasNone() throws Exception {
        Path bundle = Files.createDirectories(folder.resolve("bundle"));
        Files.writeString(
                bundle.resolve("manifest.txt"),
                "evidence.schema=cu-preflight/evidence/1\nevidence.artefact=commands/x.txt\nevidence.exitCode=0\nevidence.done=1\n");
        int port = closedPort();
        Run run = Run.of("collect", "--tls-only", "127.0.0.1:" + port, "--out", bundle);

        assertThat(run.err()).contains("Added to the bundle");
        try (Bundle read = Bundle.open(bundle)) {
            assertThat(read.parse("tls/127.0.0.1_" + port + ".json", TlsProbe::parse)
                            .ifKnown())
                    .isPresent();
        }
        assertThat(Run.of("collect", "--tls-only", "127.0.0.1:" + port, "--out", bundle)
                        .err())
                .as("and again")
                .contains("Added to the bundle");
    }

    @Test
    void addsToNothingElse() throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        assertThat(Run.of("collect", "--tls-only", "127.0.0.1:" + closedPort(), "--out", plain)
                        .code())
                .isEqualTo(65);
        assertThat(plain).isEmptyDirectory();

        int port = closedPort();
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(
                own.resolve("manifest.json"),
                "{\"schema\": \"cu-preflight/evidence/1\", \"artefacts\": [{\"path\": \"tls/127.0.0.1_" + port
                        + ".json\", \"error\": \"stopped\"}]}");
        Run run = Run.of("collect", "--tls-only", "127.0.0.1:" + port, "--out", own);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("collect it again there");
        assertThat(own.resolve("tls")).doesNotExist();
    }

    @Test
    void refusesWhatIsNoEndpoint() {
        assertThat(Run.of("collect", "--tls-only", "https://ex01/").code()).isEqualTo(64);
        assertThat(Run.of("collect", "--tls-only").code()).isEqualTo(64);
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
