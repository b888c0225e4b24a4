package dev.cupreflight.evidence.setuplog;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a run has come, and how it ended. It succeeded only if Setup says so and nothing but the lines that close a
 * run follows; in a damaged log what follows may be another run whose first lines are lost.
 */
final class RunProgress {
    private static final Set<LineKind> CLOSING =
            EnumSet.of(LineKind.STARS, LineKind.CURRENT_RESULT, LineKind.END, LineKind.RESULT, LineKind.WARNING);
    private static final Set<LineKind> UNCLEAR = EnumSet.of(LineKind.OTHER, LineKind.NOTE, LineKind.HELP);

    private boolean lines;
    private boolean follows;
    private boolean success;
    private boolean failure;
    private boolean ended;
    private boolean starsAfterEnd;
    private long strays;
    private long starsLine;

    boolean hasLines() {
        return lines;
    }

    boolean followsAnother() {
        return follows;
    }

    void followsAnother(boolean another) {
        follows = another;
    }

    boolean ended() {
        return ended;
    }

    /** The number of the last line of asterisks; it is the first line of the next run if that begins right after. */
    long starsLine() {
        return starsLine;
    }

    /** True when the run was over before a line of this kind. */
    boolean isOver(LineKind kind) {
        if (ended) {
            return kind != LineKind.STARS || starsAfterEnd;
        }
        return success && !CLOSING.contains(kind) && !UNCLEAR.contains(kind);
    }

    void line(LineKind kind, LogBytes bytes, int from) {
        lines |= kind != LineKind.STARS;
        switch (kind) {
            case STARS -> {
                starsAfterEnd = ended;
                starsLine = bytes.number();
            }
            case END -> ended = true;
            case STOPPING -> failure = true;
            case RESULT -> result(bytes.text(from, 200));
            case CURRENT_RESULT -> failure |= success && !bytes.text(from, 200).endsWith(": 0");
            default -> strays += success && UNCLEAR.contains(kind) ? 1 : 0;
        }
    }

    private void result(String text) {
        success = text.contains("completed successfully");
        failure |= !success && text.contains("didn't complete");
    }

    String outcome(boolean errors) {
        if (success && !failure && (ended || strays == 0)) {
            return SetupRun.SUCCEEDED;
        }
        if (failure || errors) {
            return SetupRun.FAILED;
        }
        return ended ? SetupRun.CLOSED : SetupRun.UNFINISHED;
    }
}
