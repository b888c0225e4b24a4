package dev.cupreflight.cli;

import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupLogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds and reads a setup log: a file, a zip with one in it, the folder of the logs, or a bundle of evidence. A zip is
 * read as a stream and never extracted.
 */
final class SetupLogSource {
    private static final String NAME = "exchangesetup.log";
    private static final int DEPTH = 6;

    private final Collection<String> notes;
    private final long run;

    SetupLogSource(Collection<String> notes, long run) {
        this.notes = notes;
        this.run = run;
    }

    SetupLog read(Path given) throws UnusableInputException {
        try {
            Path file = Files.isDirectory(given) ? inFolder(given) : given;
            return isZip(file) ? zipped(file) : plain(file);
        } catch (IOException e) {
            throw new UnusableInputException(given + ": " + FileTrouble.of(e));
        }
    }

    private SetupLog plain(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SetupLogReader.read(in, notes, run);
        }
    }

    private SetupLog zipped(Path file) throws IOException, UnusableInputException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = entry(zip)
                    .orElseThrow(
                            () -> new UnusableInputException(file + ": there is no ExchangeSetup.log in this zip"));
            try (InputStream in = zip.getInputStream(entry)) {
                return SetupLogReader.read(in, notes, run);
            }
        }
    }

    /** The entry with the log's own name, or the only log that there is. */
    private static Optional<ZipEntry> entry(ZipFile zip) {
        return zip.stream()
                .filter(each -> !each.isDirectory())
                .filter(each -> name(each.getName()).endsWith(NAME))
                .map(each -> (ZipEntry) each)
                .min(Comparator.comparing(each -> each.getName().length()))
                .or(() -> zip.stream()
                        .filter(each -> name(each.getName()).endsWith(".log"))
                        .map(each -> (ZipEntry) each)
                        .max(Comparator.comparingLong(ZipEntry::getSize)));
    }

    private static Path inFolder(Path folder) throws IOException, UnusableInputException {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(each -> name(each.getFileName().toString()).equals(NAME))
                    .filter(Files::isRegularFile)
                    .min(Comparator.comparing(Path::getNameCount))
                    .orElseThrow(() -> new UnusableInputException(folder + ": there is no ExchangeSetup.log here"));
        }
    }

    private static String name(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }
}
