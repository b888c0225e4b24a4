package dev.cupreflight.evidence.setuplog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupLogTailTest {
    private static final String STAMP = "[11/20/2026 20:15:00.0123] [1] ";

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void place() {
        log = folder.resolve("ExchangeSetup.log");
    }

    private void add(byte[] bytes) throws IOException {
        Files.write(log, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void add(String text) throws IOException {
        add(text.getBytes(UTF_8));
    }

    @Test
    void whatStoodThereBeforeIsNotTold() throws IOException {
        add(STAMP + "an earlier run\r\n");
        SetupLogTail tail = new SetupLogTail(log);
        assertThat(tail.began()).isEqualTo(Files.size(log));
        assertThat(tail.more()).isEmpty();
        add(STAMP + "one\r\n" + STAMP + "two\r\n");
        assertThat(tail.more()).containsExactly("one", "two");
        assertThat(tail.more()).isEmpty();
    }

    @Test
    void aHalfLineWaitsForItsEnd() throws IOException {
        SetupLogTail tail = new SetupLogTail(log);
        assertThat(tail.more()).isEmpty();
        add(STAMP + "Setup will run");
        assertThat(tail.more()).isEmpty();
        add(" the task 'x'\n  a continuation\n");
        assertThat(tail.more()).containsExactly("Setup will run the task 'x'", "  a continuation");
    }

    @Test
    void aNewFileInItsPlaceIsReadFromItsStart() throws IOException {
        add(STAMP + "old, and much longer than the next one\r\n");
        SetupLogTail tail = new SetupLogTail(log);
        Files.delete(log);
        assertThat(tail.more()).isEmpty();
        add(STAMP + "new\r\n");
        assertThat(tail.more()).containsExactly("new");
    }

    @Test
    void hugeLinesAndOddBytesTakeLittleAndStopNothing() throws IOException {
        SetupLogTail tail = new SetupLogTail(log);
        for (int block = 0; block < 3; block++) {
            add("x".repeat(LogBytes.MAX_LINE));
            assertThat(tail.more()).isEmpty();
        }
        add("end\n" + STAMP + "next\n");
        assertThat(tail.more()).containsExactly("next");
        add((STAMP + "Größe\n").getBytes(Charset.forName("windows-1252")));
        assertThat(tail.more()).containsExactly("Größe");
        add(new byte[] {0, (byte) 0xFF, '\n', '\n'});
        assertThat(tail.more()).hasSize(2);
    }
}
