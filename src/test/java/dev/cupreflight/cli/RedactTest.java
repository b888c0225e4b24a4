package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static dev.cupreflight.sample.SampleServer.demo;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cupreflight.evidence.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code redact}, as a script sees it; and that a redacted bundle is judged like the original. */
class RedactTest {
    private static final String SAMPLE_TIME = "2026-12-05T22:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void theDemoServerIsJudgedAlike() throws Exception {
        Path original = demo().zipTo(folder.resolve("demo.zip"));

        assertThat(statuses(redacted(original), SAMPLE_TIME)).isEqualTo(statuses(original, SAMPLE_TIME));
    }

    @Test
    void theRealServerIsJudgedAlike() throws Exception {
        Path original = Corpus.soloE19a();

        assertThat(statuses(redacted(original), "2021-10-07T00:00:00Z"))
                .isEqualTo(statuses(original, "2021-10-07T00:00:00Z"));
    }

    @Test
    void thePreviewListsTheNamesAndWritesNothing() throws Exception {
        Path original = aServer().zipTo(folder.resolve("sample.zip"));
        Run run = Run.of("redact", original, "--preview");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("ex01  ->  xhost1", "contoso  ->  xdomain1", "adm-kim  ->  xuser1");
        assertThat(folder).isDirectoryNotContaining(each -> each.toString().contains("redacted"));
    }

    @Test
    void writesBesideTheBundleAndNeverOverAFile() throws Exception {
        Path original = aServer().zipTo(folder.resolve("sample.zip"));
        Path copy = Files.writeString(folder.resolve("sample-redacted.zip"), "mine");

        assertThat(Run.of("redact", original).code()).isEqualTo(65);
        assertThat(copy).hasContent("mine");
        assertThat(Run.of("redact", folder.resolve("nothing.zip")).code()).isEqualTo(65);
        assertThat(Run.of("redact").code()).isEqualTo(64);
    }

    private Path redacted(Path original) {
        Path copy = folder.resolve("copy.zip");
        Run run = Run.of("redact", original, "--out", copy);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("Left out");
        return copy;
    }

    /** Rule and status of each finding; subjects are names, so they differ. */
    private static List<String> statuses(Path evidence, String at) {
        List<String> all = new ArrayList<>();
        for (JsonElement each :
                Run.check(evidence, at, "--format", "json").json().getAsJsonArray("findings")) {
            JsonObject finding = each.getAsJsonObject();
            all.add(finding.get("rule").getAsString() + " "
                    + finding.get("status").getAsString());
        }
        all.sort(String::compareTo);
        return all;
    }
}
