package dev.cupreflight.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Something that a run leaves behind.
 *
 * @param name the name that it gets in the run's folder, without a path
 * @param content what writes it
 */
public record KeptFile(String name, Content content) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

    public KeptFile {
        if (!name.matches(NAME) || name.equalsIgnoreCase(RunEntry.FILE)) {
            throw new IllegalArgumentException("not a name for a kept file: " + name);
        }
    }

    /** Writes what is kept. */
    @FunctionalInterface
    public interface Content {
        /** Writes it to a path that does not exist yet. */
        void writeTo(Path target) throws IOException;
    }

    /** A text in UTF-8. */
    public static KeptFile text(String name, String text) {
        return new KeptFile(name, target -> Files.writeString(target, text, StandardCharsets.UTF_8));
    }

    /** A copy of a file, or of a folder with all files below it. Links are left out: they may lead anywhere. */
    public static KeptFile copy(String name, Path source) {
        return new KeptFile(name, target -> copy(source, target));
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(place(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    // As bytes, so that a copy of a read-only file can be thrown away again.
                    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                        Files.copy(in, place(file));
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            private Path place(Path path) {
                return path.equals(source)
                        ? target
                        : target.resolve(source.relativize(path).toString());
            }
        });
    }
}
