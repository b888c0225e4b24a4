package dev.cupreflight.collect.tls;

import static dev.cupreflight.sample.CertificateBuilder.certificateFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cupreflight.collect.BatchFile;
import dev.cupreflight.collect.CollectionPlan;
import dev.cupreflight.evidence.HttpAnswers;
import dev.cupreflight.evidence.HttpAnswers.Answer;
import dev.cupreflight.evidence.Installed;
import dev.cupreflight.sample.SampleCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the batch file asks the health pages with, given to the curl of this machine. */
public class BatchFilePagesTest {
    private static final SampleCertificate EXPIRED = certificateFor("CN=expired")
            .valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")
            .make();

    private static final String EMPTY = "Content-Length: 0\r\n\r\n";

    @TempDir
    private Path folder;

    /** A server with an expired, self-signed certificate for another name, whose pages answer in every way. */
    private static TestServer server() throws Exception {
        String fine = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n200 OK";
        return TestServer.web(
                EXPIRED,
                Map.of(
                        "/autodiscover/healthcheck.htm",
                        fine,
                        "/ecp/healthcheck.htm",
                        "HTTP/1.1 503 Service Unavailable\r\n" + EMPTY,
                        "/ews/healthcheck.htm",
                        "HTTP/1.1 302 Found\r\nLocation: https://localhost:1/\r\n" + EMPTY,
                        "/mapi/healthcheck.htm",
                        "what is this\r\n\r\n",
                        "/microsoft-server-activesync/healthcheck.htm",
                        "HTTP/1.1 401 Unauthorized\r\n" + EMPTY,
                        "/oab/healthcheck.htm",
                        "",
                        "/owa/healthcheck.htm",
                        fine,
                        "/powershell/healthcheck.htm",
                        "HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\nx"));
    }

    /** The answers of that server on port 443, and of nobody on port 444. */
    private static void holdsTheAnswers(HttpAnswers answers) {
        assertThat(answers.answers()).hasSize(16);
        assertThat(answers.answers().subList(0, 8))
                .containsExactly(
                        answer(200, "autodiscover"),
                        answer(503, "ecp"),
                        answer(302, "ews"),
                        answer(0, "mapi"),
                        answer(401, "microsoft-server-activesync"),
                        answer(0, "oab"),
                        answer(200, "owa"),
                        answer(200, "powershell"));
        assertThat(answers.answers().subList(8, 16))
                .allMatch(answer -> answer.status() == 0 && answer.url().startsWith("https://localhost:444/"));
    }

    private static Answer answer(int status, String page) {
        return new Answer(status, "https://localhost:443/" + page + "/healthcheck.htm");
    }

    @Test
    void theReaderUnderstandsWhatCurlWrites() throws Exception {
        Optional<Path> curl = Installed.program("curl");
        assumeTrue(curl.isPresent(), "skipped: curl is not installed");
        String text = BatchFile.of(CollectionPlan.builtIn(), "cu-preflight test");
        Files.writeString(folder.resolve("pages.txt"), echoed(text));
        Path output = folder.resolve("output.txt");
        try (TestServer server = server()) {
            List<String> command = new ArrayList<>(List.of(curl.orElseThrow().toString()));
            command.addAll(arguments());
            command.addAll(here(server));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        holdsTheAnswers(HttpAnswers.parse(Files.readAllBytes(output)));
    }

    /** Leads port 443 to a server, and port 444 to nobody. */
    private static List<String> here(TestServer server) throws Exception {
        int closed;
        try (TestServer nobody = TestServer.of(connection -> {})) {
            closed = nobody.port();
        }
        return List.of(
                "--connect-to",
                "localhost:443:127.0.0.1:" + server.port(),
                "--connect-to",
                "localhost:444:127.0.0.1:" + closed);
    }

    private static String echoed(String text) {
        String begin = ">\"%part%\\pages.txt\" echo ";
        return text.lines()
                        .filter(line -> line.startsWith(begin))
                        .map(line -> line.substring(begin.length()).replace("%%", "%"))
                        .findFirst()
                        .orElseThrow()
                + "\r\n";
    }

    /** The arguments of the generated line. */
    public static List<String> arguments() {
        String line = BatchFile.of(CollectionPlan.builtIn(), "cu-preflight test")
                .lines()
                .filter(each -> each.startsWith("set evidence.command=") && each.contains("curl.exe"))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("\"([^\"]*)\"|[^ \"]+")
                .matcher(line.substring(line.indexOf("curl.exe\"") + "curl.exe\"".length()))
                .results()
                .map(found -> found.group(1) == null ? found.group() : found.group(1))
                .toList();
    }
}
