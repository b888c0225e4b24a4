package dev.cupreflight.report;

import dev.cupreflight.diagnose.Cause;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.evidence.setuplog.LogLine;
import dev.cupreflight.evidence.setuplog.SetupError;
import dev.cupreflight.evidence.setuplog.SetupRun;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What all formats of a diagnosis say with the same words. */
final class DiagnosisPhrases {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 300;

    private DiagnosisPhrases() {}

    static String server(Diagnosis diagnosis) {
        String name = diagnosis.run().server().name();
        return name.isEmpty() ? "Exchange Setup" : name;
    }

    /** What ran: product, media, mode and the build before. */
    static String setup(SetupRun run) {
        String product = run.header().product().isEmpty()
                ? "Exchange Setup"
                : "Exchange " + run.header().product() + " Setup";
        String media = run.header().mediaVersion();
        String before = run.server().olderVersion();
        String mode = run.server().mode();
        return product
                + (media.isEmpty() ? "" : " " + media)
                + (before.isEmpty() || before.equals(media) ? "" : ", installed before: " + before)
                + (mode.isEmpty() ? "" : ", mode " + mode);
    }

    /** Which run it is, and when it ran. The log does not say in which time zone its times are. */
    static String run(Diagnosis diagnosis) {
        SetupRun run = diagnosis.run();
        long count = diagnosis.log().runs().isEmpty()
                ? 0
                : diagnosis.log().runs().get(diagnosis.log().runs().size() - 1).number();
        String times = run.header().startedAt().map(start -> ", " + time(start)).orElse("")
                + run.endedAt()
                        .map(end -> " to " + time(end) + " (as in the log)")
                        .orElse("");
        return "Run " + run.number() + " of " + count + ", lines " + run.firstLine() + " to " + run.lastLine() + times
                + (run.header().user().isEmpty() ? "" : ", by " + run.header().user());
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The answer in one or two words. */
    static String verdict(Diagnosis diagnosis) {
        return switch (diagnosis.answer()) {
            case SUCCEEDED -> "SUCCEEDED";
            case EXPLAINED, UNRECOGNISED -> "FAILED";
            case UNFINISHED -> "UNFINISHED";
            case CLOSED -> "NO RESULT";
        };
    }

    /** What the answer means. */
    static String meaning(Diagnosis diagnosis) {
        SetupRun run = diagnosis.run();
        return switch (diagnosis.answer()) {
            case SUCCEEDED -> "This run of Setup completed successfully.";
            case EXPLAINED -> explained(diagnosis.causes());
            case UNRECOGNISED ->
                "No known cause fits. Setup's last error: "
                        + (run.lastError().isEmpty() ? "none was logged" : cut(run.lastError()));
            case UNFINISHED ->
                "No failure found, but the log ends in the middle: Setup is still running, waits, or was killed."
                        + " If nothing moves for 20 minutes, press Esc in its window: a click into a console stops it.";
            case CLOSED -> "Setup ended, and the log says neither that it succeeded nor that it failed.";
        };
    }

    private static String explained(List<Cause> causes) {
        long certain = causes.stream().filter(Cause::certain).count();
        long possible = causes.size() - certain;
        String first = certain == 0 ? "" : Phrases.count(certain, "cause");
        String second = possible == 0 ? "" : Phrases.count(possible, certain == 0 ? "possible cause" : "possibility");
        if (possible > 1 && certain > 0) {
            second = possible + " possibilities";
        }
        return first
                + (first.isEmpty() || second.isEmpty() ? "" : " and ")
                + second
                + (causes.size() > 1 ? "; mend all of them, the first one first." : ".");
    }

    static String named(Cause cause) {
        return cause.title() + " (" + cause.id() + ")";
    }

    static Mark mark(Cause cause) {
        return cause.certain() ? Mark.CAUSE : Mark.POSSIBLE;
    }

    static String proof(LogLine line) {
        return "line " + line.number() + ": "
                + cut(line.text().lines().findFirst().orElse(""));
    }

    static String doubt(Cause cause) {
        return cause.aside()
                ? "The log does not give this as the reason, but it may have to be put right too. Check it first."
                : "The log only suggests this. Check it before you change anything.";
    }

    /** True when the error itself has to be shown, because nothing says for certain what it means. */
    static boolean onlyPossible(Diagnosis diagnosis) {
        return diagnosis.answer() == Diagnosis.Answer.EXPLAINED
                && diagnosis.causes().stream().noneMatch(Cause::certain)
                && !diagnosis.run().errors().isEmpty();
    }

    /** Where Setup was, for an error that nobody knows. */
    static List<String> unknown(SetupRun run) {
        Optional<SetupError> last = run.errors().stream()
                .filter(error -> error.message().equals(run.lastError()))
                .reduce((first, second) -> second);
        String reference = last.map(SetupError::reference).orElse("");
        String component = last.map(SetupError::component).orElse("");
        return List.of(
                        run.task().isEmpty() ? "" : "Task: " + run.task(),
                        component.isEmpty() ? "" : "Component: " + component,
                        reference.isEmpty() ? "" : "Reference: " + reference,
                        last.map(error -> "Line: " + error.line()).orElse(""))
                .stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Everything about an error that nobody knows, one line each. */
    static List<String> allUnknown(Diagnosis diagnosis) {
        return diagnosis.answer() == Diagnosis.Answer.UNRECOGNISED
                ? Stream.concat(unknown(diagnosis.run()).stream(), details(diagnosis.run()).stream())
                        .toList()
                : List.of();
    }

    /** The last error with its stack, at most 30 lines. */
    static List<String> details(SetupRun run) {
        return run.errors().stream()
                .reduce((first, second) -> second.text().length() > first.text().length() ? second : first)
                .map(error -> error.text()
                        .lines()
                        .limit(30)
                        .map(DiagnosisPhrases::cut)
                        .toList())
                .orElse(List.of());
    }

    static String cut(String text) {
        String line = text.strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
