package dev.cupreflight.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Truncated and damaged logs, the same ones on every run: no crash, and never a success that was none. */
class DamagedSetupLogTest {
    private static final int TRIES = 40;
    private static final int LARGEST = 300_000;

    @Test
    void aFailedRunNeverBecomesASuccess() throws Exception {
        Random random = new Random(2026);
        for (Path file : SetupLogs.real()) {
            byte[] log = Files.readAllBytes(file);
            byte[] end = log.length > LARGEST ? Arrays.copyOfRange(log, log.length - LARGEST, log.length) : log;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                assertNoSuccess(damaged(end, random));
            }
        }
    }

    @Test
    void noRunOfOurOwnMakingBecomesASuccess() throws Exception {
        Random random = new Random(5);
        for (CompiledSignature each : SetupLogs.PACK.signatures()) {
            for (Signature.Example example : each.signature().examples()) {
                byte[] log = (SetupLogs.run("03/01/2021", "", SetupLogs.SUCCESS)
                                + SetupLogs.run("03/08/2021", example.log(), SetupLogs.FAILURE))
                        .getBytes(StandardCharsets.UTF_8);
                int begun = new String(log, StandardCharsets.UTF_8).lastIndexOf("Starting Microsoft") + 400;
                for (int attempt = 0; attempt < 20; attempt++) {
                    byte[] hurt = bytesChanged(log, random, random.nextInt(20));
                    assertNoSuccess(Arrays.copyOf(hurt, begun + random.nextInt(hurt.length - begun)));
                }
            }
        }
    }

    @Test
    void aFailureAfterASuccessNeverBecomesASuccessOnceItHasBegun() throws Exception {
        Random random = new Random(7);
        String before = SetupLogs.run("03/01/2021", "", SetupLogs.SUCCESS);
        for (String said : new String[] {
            "[ERROR] The certificate is expired.", "Failed [Rule:RebootPending] [Message:Restart.]", "Copying Files..."
        }) {
            byte[] good = before.getBytes(StandardCharsets.UTF_8);
            byte[] bad = SetupLogs.run("03/08/2021", said, SetupLogs.FAILURE).getBytes(StandardCharsets.UTF_8);
            int begun = 200;
            for (int attempt = 0; attempt < 600; attempt++) {
                byte[] hurt = bytesChanged(bad, random, 1 + random.nextInt(30));
                byte[] cut = Arrays.copyOf(hurt, begun + random.nextInt(hurt.length - begun));
                assertNoSuccess(joined(good, cut));
            }
        }
    }

    @Test
    void anythingAtAllCanBeRead() throws Exception {
        Random random = new Random(11);
        for (int attempt = 0; attempt < 200; attempt++) {
            byte[] noise = new byte[random.nextInt(5000)];
            random.nextBytes(noise);
            SetupLogs.diagnose(noise);
            SetupLogs.diagnose(joined("[".repeat(attempt).getBytes(StandardCharsets.UTF_8), noise));
        }
    }

    private static void assertNoSuccess(byte[] log) throws IOException {
        assertThat(SetupLogs.read(log).chosen().map(run -> run.outcome()).orElse("none"))
                .isNotEqualTo("succeeded");
        SetupLogs.diagnose(log);
    }

    private static byte[] damaged(byte[] log, Random random) {
        byte[] cut = random.nextBoolean() ? Arrays.copyOf(log, random.nextInt(log.length)) : log.clone();
        return random.nextInt(3) == 0 ? cut : bytesChanged(cut, random, 1 + random.nextInt(200));
    }

    private static byte[] bytesChanged(byte[] log, Random random, int count) {
        byte[] changed = log.clone();
        for (int each = 0; each < count && changed.length > 0; each++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
