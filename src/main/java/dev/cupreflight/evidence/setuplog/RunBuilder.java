package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what one run wrote. What is kept has limits, so that a run of any length takes the same memory. */
final class RunBuilder {
    private static final int MAX_NOTES = 100;
    private static final int LONGEST = SetupLogReader.MAX_TEXT;
    private static final int LAST_WORDS = 300;
    private static final Set<LineKind> PROGRESS_ONLY =
            Set.copyOf(EnumSet.of(LineKind.STARS, LineKind.CURRENT_RESULT, LineKind.END));

    private final long firstLine;
    private final RunProgress progress = new RunProgress();
    private final RunErrors errors = new RunErrors();
    private final RunPrerequisites prerequisites = new RunPrerequisites();
    private final RunHead head = new RunHead();
    private final List<SetupPhase> phases = new ArrayList<>();
    private final List<LoggedCertificate> certificates = new ArrayList<>();
    private final List<LogLine> warnings = new ArrayList<>();
    private final List<LogLine> notes = new ArrayList<>();
    private final byte[] lastWords = new byte[LAST_WORDS];
    private int lastWordsLength;
    private long lastWordsLine;
    private long lastLine;

    RunBuilder(long firstLine) {
        this.firstLine = firstLine;
        this.lastLine = firstLine;
    }

    void startedAt(Optional<Instant> at) {
        head.startedAt(at);
    }

    /** True once the run has lines of its own, other than a line of asterisks that may belong to the next one. */
    boolean hasLines() {
        return progress.hasLines() || errors.any();
    }

    /** True when there is a run at all. */
    boolean hasContent() {
        return hasLines() || progress.followsAnother();
    }

    /** Tells that another run came before, so that even a line of asterisks shows that this one was started. */
    void followsAnother(boolean follows) {
        progress.followsAnother(follows);
    }

    /** True when the run was over and this line is not part of its end. */
    boolean isOver(LineKind kind) {
        return progress.isOver(kind);
    }

    long starsLine() {
        return progress.starsLine();
    }

    void stamped(LogBytes lines, int from, LineKind kind) {
        errors.close();
        lastLine = lines.number();
        progress.line(kind, lines, from);
        switch (kind) {
            case ERROR, ERROR_RECORD, ERROR_BLOCK, REFERENCE, STOPPING, COMPONENT -> errors.line(kind, lines, from);
            case RULE_STARTED, RULE_EVALUATED, RULE_FAILED, REQUIRED, RECOMMENDED, HELP, SETTING ->
                prerequisites.line(kind, lines, from);
            case TASK -> task(lines, from);
            case CERTIFICATE -> certificate(lines, from);
            case WARNING -> keep(warnings, lines, from);
            case NOTE -> keep(notes, lines, from);
            case OTHER -> {}
            default -> head.line(kind, lines, from);
        }
        if (!PROGRESS_ONLY.contains(kind)) {
            lastWords(lines, from);
        }
    }

    /** A line without a time stamp that begins as an error does: a piece of a log, or what was on the screen. */
    void loose(LogBytes lines, int from, LineKind kind) {
        lastLine = lines.number();
        if (errors.isOpen()) {
            errors.continuation(lines);
        } else {
            errors.line(kind, lines, from);
        }
    }

    void continuation(LogBytes lines) {
        lastLine = lines.number();
        if (errors.isOpen()) {
            errors.continuation(lines);
        }
    }

    SetupRun build(long number, Optional<Instant> endedAt) {
        errors.close();
        List<SetupPrerequisite> unmet = prerequisites.unmet();
        boolean failed = errors.any() || unmet.stream().anyMatch(each -> each.required() && each.reported());
        return new SetupRun(
                number,
                firstLine,
                lastLine,
                head.header(),
                head.server(),
                progress.outcome(failed),
                endedAt,
                progress.ended(),
                head.wizard(),
                List.copyOf(phases),
                errors.all(),
                unmet,
                prerequisites.settings(),
                List.copyOf(certificates),
                List.copyOf(warnings),
                Stream.concat(head.lines().stream(), notes.stream())
                        .sorted(Comparator.comparingLong(LogLine::number))
                        .toList(),
                new LogLine(lastWordsLine, LogBytes.decoded(lastWords, 0, lastWordsLength)));
    }

    private void task(LogBytes lines, int from) {
        if (phases.size() < MAX_NOTES) {
            phases.add(new SetupPhase(lines.number(), Quoted.first(lines.text(from, 400))));
        }
    }

    private void certificate(LogBytes lines, int from) {
        if (certificates.size() < MAX_NOTES) {
            CertificateLine.parse(lines.number(), lines.text(from, 4000)).ifPresent(certificates::add);
        }
    }

    /** Kept as bytes: to make a text of every line would cost more than to read the file. */
    private void lastWords(LogBytes lines, int from) {
        lastWordsLength = Math.min(LAST_WORDS, Math.max(0, lines.end() - from));
        System.arraycopy(lines.bytes(), from, lastWords, 0, lastWordsLength);
        lastWordsLine = lines.number();
    }

    private static void keep(List<LogLine> kept, LogBytes lines, int from) {
        if (kept.size() >= MAX_NOTES) {
            kept.remove(MAX_NOTES / 2);
        }
        kept.add(new LogLine(lines.number(), lines.text(from, LONGEST)));
    }
}
