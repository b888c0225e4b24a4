package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.EXCHANGE;
import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaiverTest {
    private static final String PLANNED = "2026-12-05T22:00:00Z";
    private static final String RULE = "cert.443-mismatch";

    @TempDir
    private Path folder;

    private Path server;
    private String seen;

    @BeforeEach
    void aServerWithAWarning() throws IOException {
        server = aServer().binding("127.0.0.1:443", EXCHANGE).writeTo(folder.resolve("server"));
        JsonObject finding = Run.check(server, PLANNED, "--format", "json")
                .findings(RULE, "fail")
                .get(0);
        seen = finding.get("seen").getAsString();
    }

    private Run check(String expires, String value) throws IOException {
        Path file = Files.writeString(
                folder.resolve("waivers.yaml"),
                "waivers:\n  - rule: " + RULE + "\n    reason: one day only\n    owner: Kim\n    expires: " + expires
                        + "\n    seen: '" + value + "'\n");
        return Run.check(server, PLANNED, "--waivers", file, "--format", "json");
    }

    @Test
    void aWaiverCoversExactlyTheValueThatWasSeen() throws IOException {
        assertThat(check("2026-12-31", seen).findings(RULE, "waived")).hasSize(1);
        Run other = check("2026-12-31", seen + " or worse");
        assertThat(other.findings(RULE, "fail")).hasSize(1);
        assertThat(other.out()).contains("Decide again");
    }

    @Test
    void anExpiredWaiverCoversNothingAndIsListed() throws IOException {
        Run run = check("2026-12-04", seen);
        assertThat(run.findings(RULE, "fail")).hasSize(1);
        assertThat(run.out()).contains("expired on 4 Dec 2026");
    }

    @Test
    void aWaiverCountsUntilTheEndOfItsDay() throws IOException {
        assertThat(check("2026-12-05", seen).findings(RULE, "waived")).hasSize(1);
    }

    @Test
    void aWaiverThatCoversNothingIsListed() throws IOException {
        server = aServer().writeTo(folder.resolve("healthy"));
        assertThat(check("2026-12-31", seen).out()).contains("is not used");
    }

    @Test
    void aWaiverForAWarningDoesNotCoverWhatHasBecomeABlocker() throws IOException {
        assertThat(seen).startsWith("warning: ");
        Run run = check("2026-12-31", seen.replaceFirst("warning", "info"));
        assertThat(run.findings(RULE, "fail")).hasSize(1);
    }

    @Test
    void aWaiverThatIsOverTodayCoversNothingEvenIfThePlannedTimeIsEarlier() throws IOException {
        Path file = Files.writeString(
                folder.resolve("old.yaml"),
                "waivers:\n  - {rule: " + RULE + ", reason: r, owner: o, expires: 2026-11-20, seen: '" + seen + "'}\n");
        Run run = Run.check(server, "2026-11-01T00:00:00Z", "--waivers", file, "--format", "json");
        assertThat(run.findings(RULE, "waived")).isEmpty();
    }
}
