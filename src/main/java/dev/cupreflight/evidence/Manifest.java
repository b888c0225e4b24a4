package dev.cupreflight.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the collector wrote down about a bundle: who, where, when, and how each artefact came about.
 *
 * @param schema the format of the bundle, always {@link #SCHEMA}
 * @param host the fully qualified name of the server
 * @param collectedAt when collecting began
 * @param collector the program that collected, with its version
 * @param identity the account that collected, such as {@code CONTOSO\adm-kim}
 * @param elevated whether that account was elevated
 * @param entries one per artefact, in the collector's order
 */
public record Manifest(
        String schema,
        Optional<String> host,
        Optional<Instant> collectedAt,
        Optional<String> collector,
        Optional<String> identity,
        Optional<Boolean> elevated,
        List<Entry> entries) {
    /** The only format that this version reads. */
    public static final String SCHEMA = "cu-preflight/evidence/1";

    public Manifest {
        entries = List.copyOf(entries);
    }

    /**
     * How one artefact came about.
     *
     * @param path its place in the bundle, {@code /}-separated
     * @param sha256 the SHA-256 of its content at collection, in lower-case hexadecimal
     * @param command the command line that made it
     * @param exitCode the exit code of that command
     * @param error why it could not be collected
     * @param absent registry keys or other sources that were asked for and do not exist on the server
     * @param milliseconds how long it took
     * @param note what a person should know about it, such as that some files in a folder could not be read
     */
    public record Entry(
            String path,
            Optional<String> sha256,
            Optional<String> command,
            Optional<Long> exitCode,
            Optional<String> error,
            List<String> absent,
            Optional<Long> milliseconds,
            Optional<String> note) {
        public Entry {
            absent = List.copyOf(absent);
        }

        /** An artefact without a time and without a note. */
        public Entry(
                String path,
                Optional<String> sha256,
                Optional<String> command,
                Optional<Long> exitCode,
                Optional<String> error,
                List<String> absent) {
            this(path, sha256, command, exitCode, error, absent, Optional.empty(), Optional.empty());
        }

        /** The same with another hash. */
        Entry withHash(Optional<String> other) {
            return new Entry(path, other, command, exitCode, error, absent, milliseconds, note);
        }

        /**
         * Why the collector could not get this artefact; empty if it could, or if the sources do not exist on the
         * server ({@code reg export} ends with exit code 1 for a key that does not exist).
         */
        public Optional<String> failure() {
            return error.or(() ->
                    absent.isEmpty() ? exitCode.filter(code -> code != 0).map(code -> "exit code " + code) : error);
        }
    }

    /**
     * Reads a {@code manifest.json} in UTF-8 or UTF-16. Members that are not known are ignored.
     *
     * @throws UnreadableException if it is not JSON, a member has the wrong type, or the schema is another one
     */
    public static Manifest parse(byte[] bytes) throws UnreadableException {
        return ManifestJson.read(EncodedText.decode(bytes));
    }

    /**
     * Reads the {@code manifest.txt} of the batch file: lines {@code evidence.<name>=<value>}.
     *
     * @throws UnreadableException if a value has the wrong form, or the schema is another one
     */
    public static Manifest parseLines(byte[] bytes) throws UnreadableException {
        return ManifestLines.read(EncodedText.decode(bytes));
    }

    /** The text of its {@code manifest.json}. */
    public String json() {
        return ManifestWriter.json(this);
    }
}
