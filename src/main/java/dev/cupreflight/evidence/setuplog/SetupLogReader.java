package dev.cupreflight.evidence.setuplog;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads an ExchangeSetup.log in one pass with a fixed amount of memory (exchange-facts.md 4.1). The file holds every run
 * since the server was installed, in any of the encodings of Windows, may still be written to, cut off or damaged. Line
 * breaks may be CRLF or LF; lines of any length are read, of very long ones the beginning.
 */
public final class SetupLogReader {
    /** The most characters of a line with its continuation that are kept. */
    static final int MAX_TEXT = 16 * 1024;

    private static final int STAMP = 19;
    private static final int TEXT = 31;
    private static final int DEPTH = 6;
    private static final int KEPT_RUNS = 500;
    private static final String STRUCTURE = "[dd/dd/dddd dd:dd:dd.dddd] [d] ";

    private final LogBytes lines;
    private final LineKind.Table table;
    private final long wanted;
    private final Deque<SetupLog.Brief> briefs = new ArrayDeque<>();
    private final byte[] stamp = new byte[STAMP];

    private RunBuilder run = new RunBuilder(1);
    private Optional<SetupRun> before = Optional.empty();
    private Optional<SetupRun> chosen = Optional.empty();
    private long count;
    private boolean stamped;

    private SetupLogReader(InputStream in, Collection<String> notes, long wanted) throws IOException {
        lines = new LogBytes(in);
        table = new LineKind.Table(notes);
        this.wanted = wanted;
    }

    /**
     * Reads a log; the stream stays open.
     *
     * @param notes beginnings of further lines to keep as {@link SetupRun#notes()}, each of at least four characters
     * @param wanted the number of the run that is wanted, from 1; 0 for the last one
     */
    public static SetupLog read(InputStream in, Collection<String> notes, long wanted) throws IOException {
        SetupLogReader reader = new SetupLogReader(in, notes, wanted);
        while (reader.lines.advance()) {
            reader.line();
        }
        reader.finish();
        return new SetupLog(reader.lines.number(), List.copyOf(reader.briefs), reader.chosen, reader.before);
    }

    private void line() {
        byte[] bytes = lines.bytes();
        int from = lines.start();
        int to = lines.end();
        if (!hasStamp(bytes, from, to)) {
            loose(bytes, from, to);
            return;
        }
        int text = from + TEXT;
        LineKind kind = table.kind(bytes, text, to);
        boundary(kind);
        System.arraycopy(bytes, from + 1, stamp, 0, STAMP);
        if (!stamped) {
            stamped = true;
            run.startedAt(instant());
        }
        run.stamped(lines, text, kind);
    }

    /** A line without a time stamp continues the one above it, unless it begins as only an error does. */
    private void loose(byte[] bytes, int first, int to) {
        int from = lines.number() == 1 ? afterCutStamp(bytes, first, to) : first;
        LineKind kind = table.kind(bytes, from, to);
        if (kind == LineKind.ERROR || kind == LineKind.ERROR_BLOCK || kind == LineKind.REFERENCE) {
            run.loose(lines, from, kind);
        } else if (kind == LineKind.START) {
            boundary(kind);
            run.stamped(lines, from, kind);
        } else {
            run.continuation(lines);
        }
    }

    /** The first line of a piece of a log may begin in the middle of its time stamp. */
    private static int afterCutStamp(byte[] bytes, int from, int to) {
        for (int at = from; at < Math.min(from + STAMP + 6, to - DEPTH); at++) {
            if (bytes[at] == ']' && bytes[at + 2] == '[' && bytes[at + 4] == ']') {
                return at + DEPTH;
            }
        }
        return from;
    }

    /** Begins another run where Setup says so, or where something follows the end of the run before. */
    private void boundary(LineKind kind) {
        if (kind == LineKind.START && run.hasLines()) {
            next(true);
        } else if (run.isOver(kind)) {
            next(false);
        }
    }

    private void next(boolean announced) {
        finish();
        long first = announced && run.starsLine() == lines.number() - 1 ? run.starsLine() : lines.number();
        run = new RunBuilder(first);
        run.followsAnother(true);
        stamped = false;
    }

    private void finish() {
        if (!run.hasContent()) {
            return;
        }
        count++;
        SetupRun made = run.build(count, stamped ? instant() : Optional.empty());
        briefs.add(new SetupLog.Brief(
                count,
                made.firstLine(),
                made.header().startedAt(),
                made.header().mediaVersion(),
                made.outcome()));
        if (briefs.size() > KEPT_RUNS) {
            briefs.removeFirst();
        }
        if (wanted == 0) {
            before = chosen;
            chosen = Optional.of(made);
        } else if (count == wanted) {
            chosen = Optional.of(made);
        } else if (count < wanted) {
            before = Optional.of(made);
        }
    }

    /** True when a line has the shape {@code [MM/dd/yyyy HH:mm:ss.0fff] [d] text}; two damaged bytes are forgiven. */
    private static boolean hasStamp(byte[] bytes, int from, int to) {
        if (to - from < TEXT - 1 || (bytes[from] != '[' && bytes[from + 25] != ']')) {
            return false;
        }
        int wrong = 0;
        for (int at = 0; at < Math.min(TEXT, to - from); at++) {
            char expected = STRUCTURE.charAt(at);
            if (expected != 'd' && bytes[from + at] != expected && ++wrong > 2) {
                return false;
            }
        }
        return true;
    }

    private Optional<Instant> instant() {
        try {
            return Optional.of(LocalDateTime.of(
                            number(6, 4), number(0, 2), number(3, 2), number(11, 2), number(14, 2), number(17, 2))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private int number(int from, int length) {
        int number = 0;
        for (int at = from; at < from + length; at++) {
            number = number * 10 + Math.floorMod(stamp[at] - '0', 100);
        }
        return number;
    }
}
