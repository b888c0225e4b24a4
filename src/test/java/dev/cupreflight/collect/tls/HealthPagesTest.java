package dev.cupreflight.collect.tls;

import static dev.cupreflight.sample.CertificateBuilder.certificateFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.HttpAnswers;
import dev.cupreflight.evidence.HttpAnswers.Answer;
import dev.cupreflight.sample.SampleCertificate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The health pages of a web server that this test starts, with an expired certificate for another name. */
class HealthPagesTest {
    private static final SampleCertificate EXPIRED = certificateFor("CN=expired")
            .valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")
            .make();

    private final HealthPages pages = new HealthPages(Duration.ofSeconds(4));

    @Test
    void asksEveryPageOfBothSites() {
        assertThat(HealthPages.exchange())
                .hasSize(16)
                .contains(
                        URI.create("https://localhost:443/microsoft-server-activesync/healthcheck.htm"),
                        URI.create("https://localhost:444/powershell/healthcheck.htm"));
    }

    @Test
    void writesWhatTheReaderReads() throws Exception {
        Map<String, String> answers = Map.of(
                "/owa", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n200 OK",
                "/ecp", "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
                "/ews", "HTTP/1.1 302 Found\r\nLocation: /owa\r\nContent-Length: 0\r\n\r\n",
                "/oab", "what is this\r\n\r\n",
                "/mapi", "HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\nx");
        try (TestServer server = TestServer.web(EXPIRED, answers)) {
            String root = "https://localhost:" + server.target().port();
            List<URI> asked = Stream.of("/owa", "/ecp", "/ews", "/oab", "/mapi", "/never")
                    .map(page -> URI.create(root + page))
                    .toList();

            byte[] written = pages.ask(asked);

            assertThat(HttpAnswers.parse(written).answers())
                    .containsExactly(
                            new Answer(200, root + "/owa"),
                            new Answer(503, root + "/ecp"),
                            new Answer(302, root + "/ews"),
                            new Answer(0, root + "/oab"),
                            new Answer(200, root + "/mapi"),
                            new Answer(0, root + "/never"));
        }
    }

    @Test
    void nothingThatListensIsNoAnswer() throws Exception {
        int port;
        try (TestServer server = TestServer.of(connection -> {})) {
            port = server.target().port();
        }
        assertThat(new String(pages.ask(HealthPages.pages(List.of(port))), StandardCharsets.US_ASCII).lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("000 https://localhost:" + port + "/"));
    }
}
