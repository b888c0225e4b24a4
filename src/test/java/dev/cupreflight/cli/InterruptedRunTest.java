package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InterruptedRunTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows can only kill a process from outside")
    void aRunThatIsToldToEndSaysHowToGoOn() throws Exception {
        Path run = folder.resolve("demo.run.json");
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.cupreflight.cli.Main",
                        "demo",
                        "--ask",
                        "--run",
                        run.toString())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); !line.contains("Where do you want to start?"); line = out.readLine()) {
                assertThat(line).isNotNull();
            }
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(err.lines())
                    .contains("Interrupted. Every answer is kept in " + run
                            + ". Start the same command again to go on here.");
        }
        assertThat(run).content().contains("cu-preflight/run/1");
    }
}
