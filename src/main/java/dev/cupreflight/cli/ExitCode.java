package dev.cupreflight.cli;

import dev.cupreflight.check.Verdict;

/** The exit codes that scripts rely on. */
public final class ExitCode {
    /** No blocker failed and none is unknown. */
    public static final int CLEARED = 0;
    /** At least one blocker failed. */
    public static final int BLOCKED = 1;
    /** No blocker failed, but at least one could not be decided. */
    public static final int UNDETERMINED = 2;
    /** Setup was started, and did not succeed, or cannot be shown to have succeeded. */
    public static final int SETUP_FAILED = 3;
    /** Setup completed, but the check after it did not show the server to be in order. */
    public static final int NOT_IN_ORDER = 4;
    /** The command line is wrong. */
    public static final int USAGE = 64;
    /** The input cannot be used: no bundle there, a rule file is invalid. */
    public static final int UNUSABLE = 65;
    /** A bug. */
    public static final int INTERNAL = 70;

    /** Ctrl-C ended it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case CLEARED -> CLEARED;
            case BLOCKED -> BLOCKED;
            case UNDETERMINED -> UNDETERMINED;
        };
    }
}
