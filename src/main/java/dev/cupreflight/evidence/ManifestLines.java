package dev.cupreflight.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code manifest.txt} that the batch file writes, because JSON cannot be written safely in {@code cmd.exe}: a
 * line {@code evidence.<name>=<value>} for each thing that is told. A line {@code evidence.artefact} begins an artefact,
 * and {@code evidence.done} ends it; one that was begun and never ended was interrupted.
 */
final class ManifestLines {
    private static final String PREFIX = "evidence.";
    private static final String UNFINISHED = "collecting was stopped before this artefact was complete";

    private Optional<String> schema = Optional.empty();
    private Optional<String> host = Optional.empty();
    private Optional<Instant> collectedAt = Optional.empty();
    private Optional<String> collector = Optional.empty();
    private Optional<String> identity = Optional.empty();
    private Optional<Boolean> elevated = Optional.empty();
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private Optional<Draft> draft = Optional.empty();

    private ManifestLines() {}

    /** An artefact whose lines are being read. */
    private static final class Draft {
        private final String path;
        private Optional<String> command = Optional.empty();
        private Optional<Long> exitCode = Optional.empty();
        private Optional<String> error = Optional.empty();
        private final List<String> absent = new ArrayList<>();

        Draft(String path) {
            this.path = path.replace('\\', '/');
        }

        Manifest.Entry entry(Optional<String> ending) {
            return new Manifest.Entry(path, Optional.empty(), command, exitCode, error.or(() -> ending), absent);
        }
    }

    /**
     * Reads all lines; those that are not known are ignored.
     *
     * @throws UnreadableException if a value has the wrong form, or the schema is another one
     */
    static Manifest read(String text) throws UnreadableException {
        ManifestLines reader = new ManifestLines();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            int equals = line.indexOf('=');
            if (line.startsWith(PREFIX) && equals > 0) {
                reader.line(
                        line.substring(PREFIX.length(), equals),
                        line.substring(equals + 1).strip(),
                        number);
            }
        }
        return reader.manifest();
    }

    private Manifest manifest() throws UnreadableException {
        end(Optional.of(UNFINISHED));
        if (!schema.equals(Optional.of(Manifest.SCHEMA))) {
            throw new UnreadableException(
                    "schema " + schema.map(BundlePath::shown).orElse("(none)")
                            + " is not known to this version, which reads " + Manifest.SCHEMA);
        }
        return new Manifest(Manifest.SCHEMA, host, collectedAt, collector, identity, elevated, entries);
    }

    private void line(String name, String value, int number) throws UnreadableException {
        switch (name) {
            case "schema" -> schema = Optional.of(value);
            case "host" -> host = told(value);
            case "collectedAt" -> collectedAt = instant(value, number);
            case "collector" -> collector = told(value);
            case "identity" -> identity = told(value);
            case "elevated" -> elevated = told(value).map("true"::equals);
            case "artefact" -> {
                end(Optional.of(UNFINISHED));
                draft = Optional.of(new Draft(value));
            }
            case "done" -> end(Optional.empty());
            default -> detail(name, value, number);
        }
    }

    private void detail(String name, String value, int number) throws UnreadableException {
        if (draft.isEmpty()) {
            return;
        }
        Draft open = draft.get();
        switch (name) {
            case "command" -> open.command = told(value);
            case "error" -> open.error = told(value);
            case "absent" -> told(value).ifPresent(open.absent::add);
            case "exitCode" -> {
                if (!value.matches("-?\\d{1,10}")) {
                    throw new UnreadableException("line " + number + ": an exit code that is not a number");
                }
                open.exitCode = Optional.of(Long.valueOf(value));
            }
            default -> {}
        }
    }

    private void end(Optional<String> ending) {
        draft.ifPresent(open -> entries.add(open.entry(ending)));
        draft = Optional.empty();
    }

    private static Optional<String> told(String value) {
        return Optional.of(value).filter(text -> !text.isBlank());
    }

    private static Optional<Instant> instant(String value, int number) throws UnreadableException {
        try {
            return told(value).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw new UnreadableException(
                    "line " + number + ": " + BundlePath.shown(value)
                            + " is not a date and time such as 2026-11-21T10:00:00Z",
                    e);
        }
    }
}
