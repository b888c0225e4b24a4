package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installation media of Exchange, as a folder or drive of this computer.
 *
 * @param folder where Setup.exe is
 * @param version the version of Setup.exe, or of ExSetup.exe where there is no Setup.exe
 * @param names the files and folders beside it
 */
public record MediaFolder(Path folder, PeVersion version, FolderListing names) {
    /** The programs that tell the build, the best first (exchange-facts.md 2). */
    private static final List<String> PROGRAMS =
            List.of("Setup.exe", "ExSetup.exe", "Setup/ServerRoles/Common/ExSetup.exe");

    private static final int LARGEST_PROGRAM = 64 * 1024 * 1024;

    /**
     * Reads a folder, or the folder of a program.
     *
     * @return empty if there is neither Setup.exe nor ExSetup.exe
     * @throws UnreadableException if the program has no version, or the folder cannot be read
     */
    public static Optional<MediaFolder> read(Path path) throws UnreadableException {
        try {
            Optional<Path> program = Files.isRegularFile(path) ? Optional.of(path) : program(path);
            if (program.isEmpty()) {
                return Optional.empty();
            }
            Path folder = Files.isRegularFile(path) ? path.toAbsolutePath().getParent() : path;
            return Optional.of(new MediaFolder(folder, version(program.get()), names(folder)));
        } catch (IOException e) {
            throw new UnreadableException(FileTrouble.of(e), e);
        }
    }

    private static Optional<Path> program(Path folder) throws IOException {
        for (String program : PROGRAMS) {
            Optional<Path> found = Optional.of(folder);
            for (String part : program.split("/", -1)) {
                found = found.isPresent() ? child(found.get(), part) : found;
            }
            if (found.filter(Files::isRegularFile).isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> child(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    private static PeVersion version(Path program) throws IOException, UnreadableException {
        try (InputStream in = Files.newInputStream(program)) {
            byte[] bytes = in.readNBytes(LARGEST_PROGRAM);
            return PeVersion.parse(bytes);
        }
    }

    private static FolderListing names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new FolderListing(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
