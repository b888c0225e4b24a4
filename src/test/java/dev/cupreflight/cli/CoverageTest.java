package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules coverage}: the table as people and as scripts see it. */
class CoverageTest {
    @TempDir
    private Path folder;

    @Test
    void thePackInsideTheProgramLeavesNothingOpen() {
        Run run = Run.of("rules", "coverage");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(String::strip))
                .contains("Every check has an answer.", "- CannotUninstallOABServer")
                .anyMatch(line -> line.matches("MSDTCStopped +svc\\.msdtc"))
                .anyMatch(line -> line.startsWith("Not a rule: Setup evaluates them only when it uninstalls"));
        assertThat(run.out().lines()).allMatch(line -> line.length() <= ReportOptions.WIDTH);
    }

    @Test
    void scriptsGetOneObjectForEachCheck() {
        Run run = Run.of("rules", "coverage", "--format", "json");
        assertThat(run.code()).isZero();
        List<JsonElement> checks = run.json().getAsJsonArray("checks").asList();
        assertThat(checks).hasSize(249);
        assertThat(checks)
                .allSatisfy(check -> assertThat(
                                check.getAsJsonObject().getAsJsonArray("rules").isEmpty())
                        .isNotEqualTo(check.getAsJsonObject()
                                .get("because")
                                .getAsString()
                                .isEmpty()));
    }

    @Test
    void aFolderWithItsOwnTableIsHeldAgainstIt() throws IOException {
        Files.copy(Path.of("rules/system.yaml"), folder.resolve("system.yaml"));
        Files.writeString(folder.resolve("coverage.yaml"), """
                asOf: 2026-11-21
                tools:
                  - name: My list
                    groups:
                      - checks: [Framework]
                        rules: [netfx.min]
                      - checks: [Weather]
                """);
        Run run = Run.of("rules", "coverage", "--rules", folder);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("My list").contains("NO ANSWER").contains("Without an answer: Weather");
        assertThat(Run.of("rules", "coverage", "--rules", folder, "--format", "pdf")
                        .code())
                .isEqualTo(64);
    }
}
