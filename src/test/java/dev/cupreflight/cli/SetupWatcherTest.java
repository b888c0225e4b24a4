package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.setuplog.SetupLogTail;
import dev.cupreflight.install.SetupWatch;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupWatcherTest {
    private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private SetupWatch watch;

    private String after(Duration time) {
        Clock clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
        PrintWriter writer = new PrintWriter(out);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), writer, writer, clock, folder, false);
        try (SetupConsole console = new SetupConsole(terminal, InstallWorld.Kind.OTHER)) {
            SetupWatcher.look(watch, console, terminal);
        }
        return out.toString();
    }

    @Test
    void nothingIsPrintedBetweenTheLinesOfSetupButAdviceAfterALongSilence() {
        watch = new SetupWatch(new SetupLogTail(folder.resolve("none.log")), START, SetupWatch.QUIET);
        assertThat(after(Duration.ofSeconds(5))).isEmpty();
        assertThat(after(Duration.ofMinutes(9))).isEmpty();
        assertThat(after(Duration.ofMinutes(10))).contains("Press Esc or Enter in that window");
    }
}
