package dev.cupreflight.cli;

import dev.cupreflight.clearance.Clearance;
import dev.cupreflight.clearance.ClearanceJson;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.JsonFields;
import dev.cupreflight.evidence.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a command that can clear a server: where the statement of that goes, and how long it holds. */
final class ClearanceOptions {
    private static final int LARGEST = 1024 * 1024;

    @Option(
            names = "--clearance",
            paramLabel = "FILE",
            description = "When the server is cleared, write the statement of that to a file; see verify.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--valid-for",
            paramLabel = "TIME",
            defaultValue = "60m",
            description = "How long the clearance holds, at most 24h (default: ${DEFAULT-VALUE}).")
    private String validFor;

    boolean wanted() {
        return file.isPresent();
    }

    /** How long a clearance holds. */
    Duration validFor() throws UsageException {
        Duration length = Durations.parse("--valid-for", validFor);
        if (length.isZero() || length.compareTo(Clearance.LONGEST) > 0) {
            throw new UsageException("--valid-for " + validFor + ": a clearance holds for 1m to "
                    + Clearance.LONGEST.toHours() + "h. A server changes; check it again.");
        }
        return length;
    }

    /** The file, when a clearance is wanted. */
    Optional<Path> file(Terminal terminal) {
        return file.map(terminal.folder()::resolve);
    }

    /** Writes a clearance; where there is none, an older one at its place must not stay. */
    Optional<Path> write(Optional<Clearance> clearance, Terminal terminal) throws UnusableInputException {
        Optional<Path> place = file(terminal);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (clearance.isPresent()) {
                Files.deleteIfExists(SignOptions.beside(place.get()));
                Files.writeString(place.get(), ClearanceJson.write(clearance.get()), StandardCharsets.UTF_8);
                terminal.err()
                        .println("Clearance written to " + file.get() + ", valid until "
                                + clearance.get().validUntil());
                return place;
            }
            boolean old = isClearance(place.get());
            if (old) {
                Files.deleteIfExists(SignOptions.beside(place.get()));
                Files.delete(place.get());
            }
            terminal.err()
                    .println("The server is not cleared, so no clearance was written"
                            + (old ? ", and the earlier one in " + file.get() + " was removed." : "."));
            return Optional.empty();
        } catch (IOException e) {
            throw new UnusableInputException(
                    "The clearance could not be written to " + file.get() + ": " + FileTrouble.of(e) + ".");
        }
    }

    private static boolean isClearance(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            return false;
        }
        try {
            return JsonFields.parse(Files.readString(file, StandardCharsets.ISO_8859_1), "a clearance")
                    .schema()
                    .equals(ClearanceJson.SCHEMA);
        } catch (UnreadableException e) {
            return false;
        }
    }
}
