package dev.cupreflight.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.setuplog.SetupLogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A growing file and a clock that the test turns. */
class SetupWatchTest {
    private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");
    private static final String STAMP = "[11/21/2026 22:00:00.0123] [1] ";

    @TempDir
    private Path folder;

    private Path log;
    private SetupWatch watch;
    private Instant now = START;

    @BeforeEach
    void begin() throws IOException {
        log = folder.resolve("ExchangeSetup.log");
        Files.writeString(log, STAMP + "Setup will run the task 'of an earlier run'\r\n");
        watch = new SetupWatch(new SetupLogTail(log), START, SetupWatch.QUIET);
    }

    private SetupWatch.Look after(Duration time, String... lines) throws IOException {
        for (String line : lines) {
            Files.writeString(log, STAMP + line + "\r\n", UTF_8, StandardOpenOption.APPEND);
        }
        now = now.plus(time);
        return watch.look(now);
    }

    @Test
    void theStateIsOneLineWithTaskAndTime() throws IOException {
        assertThat(after(Duration.ofSeconds(5)).status()).isEqualTo("Setup 0:00:05, starting");
        assertThat(after(Duration.ofSeconds(55), "Setup will run the task 'test-SetupPrerequisites'")
                        .status())
                .isEqualTo("Setup 0:01:00, task 1, test-SetupPrerequisites");
        assertThat(after(
                                Duration.ofHours(1),
                                "Setup will run the task 'Install-ExchangeOrganization'",
                                "Processing component 'Active Directory Schema' (Updating the Active Directory schema).")
                        .status())
                .isEqualTo("Setup 1:01:00, task 2, Install-ExchangeOrganization: Updating the Active Directory schema");
        assertThat(after(Duration.ofSeconds(1), "[ERROR] Flux.").status()).endsWith(", errors logged: 1");
        assertThat(watch.progress().over()).isFalse();
        assertThat(after(Duration.ofSeconds(1), "End of Setup").status()).isNotEmpty();
        assertThat(watch.progress().over()).isTrue();
    }

    @Test
    void aLongSilenceGivesAdviceOnceAndAgainWhenItHasDoubled() throws IOException {
        after(Duration.ofSeconds(5), "Setup will run the task 'a'");
        assertThat(after(Duration.ofMinutes(9)).advice()).isEmpty();
        SetupWatch.Look quiet = after(Duration.ofMinutes(1));
        assertThat(quiet.status()).endsWith("log quiet for 10 minutes");
        assertThat(String.join("\n", quiet.advice()))
                .contains("nothing to its log for 10 minutes")
                .contains("Press Esc or Enter in that window")
                .contains("MSExchangeADTopology")
                .contains("Do not end it");
        assertThat(after(Duration.ofMinutes(5)).advice()).isEmpty();
        assertThat(after(Duration.ofMinutes(5)).advice()).isNotEmpty();
        assertThat(after(Duration.ofMinutes(15)).advice()).isEmpty();
        assertThat(after(Duration.ofMinutes(5)).advice()).isNotEmpty();
    }

    @Test
    void aNewLineEndsTheSilence() throws IOException {
        assertThat(after(Duration.ofMinutes(10)).advice()).isNotEmpty();
        assertThat(after(Duration.ofMinutes(9), "anything").advice()).isEmpty();
        assertThat(after(Duration.ofMinutes(9)).advice()).isEmpty();
        assertThat(after(Duration.ofMinutes(1)).advice()).isNotEmpty();
    }

    @Test
    void aLogThatNeverAppearsIsSilenceToo() throws IOException {
        Files.delete(log);
        assertThat(after(Duration.ofMinutes(10)).advice()).isNotEmpty();
    }
}
