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
