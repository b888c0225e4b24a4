package dev.cupreflight.install;

import dev.cupreflight.evidence.setuplog.SetupRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a run of Setup ended.
 *
 * @param program the program
 * @param arguments its arguments
 * @param startedAt when it was started
 * @param duration how long it ran
 * @param exitCode its exit code
 * @param logged what it wrote into its log; absent when there is no log of this run
 */
public record SetupEnd(
        SetupProgram program,
        List<String> arguments,
        Instant startedAt,
        Duration duration,
        int exitCode,
        Optional<SetupRun> logged) {
    /** Windows Installer: done, and Windows has to restart. */
    public static final int RESTART_REQUIRED = 3010;

    /** Windows Installer: done, and the restart has begun. */
    public static final int RESTART_INITIATED = 1641;

    private static final Set<Integer> RESTARTS = Set.of(RESTART_REQUIRED, RESTART_INITIATED);

    /** What it means. */
    public enum Kind {
        /** Setup and its log say that it completed. */
        SUCCEEDED,
        /** It completed, and Windows has to restart. */
        RESTART,
        /** It failed. */
        FAILED,
        /** Its log ends in the middle: it was killed, or the server went down. */
        KILLED,
        /** The exit code says that it completed, and the log does not. */
        UNCLEAR
    }

    /** What the exit code and the log together mean; success needs both. */
    public Kind kind() {
        boolean logSucceeded = logged.filter(SetupRun::succeeded).isPresent();
        boolean logFailed = logged.filter(SetupRun::failed).isPresent();
        if (RESTARTS.contains(exitCode) && !logFailed) {
            return Kind.RESTART;
        }
        if (exitCode == 0) {
            return logSucceeded ? Kind.SUCCEEDED : logFailed ? Kind.FAILED : Kind.UNCLEAR;
        }
        boolean unfinished =
                logged.filter(run -> run.outcome().equals(SetupRun.UNFINISHED)).isPresent();
        return unfinished ? Kind.KILLED : Kind.FAILED;
    }

    /** The exit code as Windows shows it: large ones also in hexadecimal. */
    public String exitCodeText() {
        return exitCode < 0 || exitCode > 0xFFFF
                ? exitCode + String.format(Locale.ROOT, " (0x%08X)", exitCode)
                : String.valueOf(exitCode);
    }
}
