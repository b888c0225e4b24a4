package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.AUTH_OLD;
import static dev.cupreflight.sample.SampleServer.MAIL_2025;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer sees: the classic fault, and nothing else. */
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void itIsBlockedByTheClassicFaultAlone() {
        Run run = Run.of("demo", "--format", "json");
        assertThat(run.code()).isEqualTo(1);
        Set<String> failed = StreamSupport.stream(
                        run.json().getAsJsonArray("findings").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(finding -> finding.get("status").getAsString().equals("fail"))
                .map(finding -> finding.get("rule").getAsString())
                .collect(Collectors.toSet());
        assertThat(failed)
                .containsExactlyInAnyOrder(
                        "setup.iis-certificate",
                        "cert.expired-in-use",
                        "iis.default-site-443-pair",
                        "auth.current-valid",
                        "cert.443-mismatch");
        assertThat(run.failed("iis.default-site-443-pair")).containsExactly("127.0.0.1:443");
        assertThat(run.out()).contains(MAIL_2025.thumbprint()).contains(AUTH_OLD.thumbprint());
        assertThat(run.json().getAsJsonObject("counts").get("unknown").getAsInt())
                .isZero();
    }

    @Test
    void theSameWayOutIsShownOnce() {
        Run run = Run.of("demo");
        String command = "netsh http update sslcert ipport=127.0.0.1:443 certhash=";
        assertThat(run.out().lines().filter(line -> line.startsWith(command))).hasSize(2);
        assertThat(run.out()).contains("Its changes are part of the fix for setup.iis-certificate above: do that one.");
    }

    @Test
    void everyReportCanBeWritten() throws Exception {
        for (String format : List.of("html", "markdown", "json", "junit", "csv")) {
            Path file = folder.resolve("report." + format);
            Run run = Run.of("demo", "--report", format + "=" + file);
            assertThat(run.err()).contains("Checklist written to " + file);
            assertThat(Files.readString(file))
                    .contains("iis.default-site-443-pair")
                    .contains("EX01.contoso.com");
        }
    }

    @Test
    void theFactsNameTheirSources() {
        Path sample = Path.of("src/main/resources/dev/cupreflight/sample/healthy");
        Run run = Run.of("facts", "--evidence", sample, "--at", "2026-12-05T22:00:00Z");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("dotnet:   [registry/dotnet.reg]")
                .contains("setup:   [")
                .contains("release: Exchange 2019 CU14");
    }
}
