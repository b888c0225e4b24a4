package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static dev.cupreflight.sample.SampleServer.demo;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that are kept, and the list of them. */
class HistoryCommandTest {
    private static final String PLANNED = "2026-12-05T22:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void aCheckKeepsItsEvidenceAndReportsWhereItIsAsked() throws IOException {
        Path kept = folder.resolve("kept");
        Path evidence = aServer().writeTo(folder.resolve("bundle"));
        Run check = Run.check(evidence, PLANNED, "--history", kept);
        assertThat(check.code()).isZero();
        assertThat(check.err()).contains("Kept as 20261121T103000Z-check-EX01 in");
        Run.check(demo().zipTo(folder.resolve("demo.zip")), PLANNED, "--history", kept);

        Run list = Run.of("history", "--history", kept);
        assertThat(list.code()).isZero();
        assertThat(list.out())
                .contains("[+] 20261121T103000Z-check-EX01   21 Nov 2026 10:30 UTC   EX01.contoso.com")
                .contains("[ ] 20261121T103000Z-check-EX01-2", "before-cu: blocked", "2 runs in");
        JsonObject json =
                Run.of("history", "--history", kept, "--format", "json").json();
        assertThat(json.getAsJsonArray("runs")).hasSize(2);

        Run show = Run.of("history", "show", "20261121T103000Z-check-EX01", "--history", kept);
        assertThat(show.out()).contains("evidence/manifest.json", "report.html", "All files are as they were kept.");
        Path again = kept.resolve("20261121T103000Z-check-EX01/evidence");
        assertThat(Run.check(again, PLANNED).code()).isZero();

        Files.writeString(kept.resolve("20261121T103000Z-check-EX01/report.html"), "x");
        assertThat(Run.of("history", "--history", kept).out()).contains("is damaged: report.html");
    }

    @Test
    void withoutAskingNothingIsKept() throws IOException {
        Path evidence = aServer().writeTo(folder.resolve("bundle"));
        assertThat(Run.check(evidence, PLANNED).err()).doesNotContain("Kept as");
    }

    @Test
    void aHistoryThatCannotBeWrittenChangesNoVerdict() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run run = Run.check(aServer().writeTo(folder.resolve("bundle")), PLANNED, "--history", file);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("could not be kept");
    }

    @Test
    void wrongUseIsToldInWords() {
        assertThat(Run.of("history", "show", "nothing", "--history", folder).code())
                .isEqualTo(64);
        assertThat(Run.of("history", "prune", "--keep-runs", "0", "--history", folder)
                        .code())
                .isEqualTo(64);
        assertThat(Run.of("history", "--history", folder.resolve("none")).out()).contains("No run in");
    }
}
