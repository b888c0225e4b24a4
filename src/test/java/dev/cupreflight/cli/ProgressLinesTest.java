package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is shown while evidence is collected, by a clock of our own. */
class ProgressLinesTest {
    private final AtomicLong time = new AtomicLong();
    private final StringWriter err = new StringWriter();

    private ProgressLines lines(boolean interactive) {
        PrintWriter writer = new PrintWriter(err);
        return new ProgressLines(
                new Terminal(
                        InputStream.nullInputStream(), writer, writer, Clock.systemUTC(), Path.of(""), interactive),
                time::get);
    }

    @Test
    void aSlowStepShowsItsTimeAndAQuickOneDoesNot() {
        ProgressLines lines = lines(true);
        lines.step(1, 60, "registry/services.reg");
        lines.tick();
        assertThat(err.toString()).contains("[1/60] registry/services.reg").doesNotContain(" s ");
        time.addAndGet(Duration.ofSeconds(2).toNanos());
        lines.tick();
        assertThat(err.toString()).contains("\r[1/60] registry/services.reg   2 s ");
        lines.step(2, 60, "commands/" + "x".repeat(100));
        lines.end();
        lines.tick();
        assertThat(err.toString()).endsWith("\r\n");
        assertThat(err.toString().replace("\r\n", "").split("\r", -1)).allMatch(line -> line.length() <= 78);
    }

    @Test
    void withoutATerminalThereIsOneLineForEachStep() {
        ProgressLines lines = lines(false);
        lines.step(1, 60, "a");
        lines.missing("a", "did not end within 20 seconds and was stopped");
        lines.end();
        assertThat(err.toString().lines())
                .containsExactly("[1/60] a", "      a: did not end within 20 seconds and was stopped");
    }
}
