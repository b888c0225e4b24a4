package dev.cupreflight.evidence;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of other makers that tests compare with, where they are installed. */
public final class Installed {
    private Installed() {}

    /** A program on the search path. */
    public static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The folder where Wine keeps the Windows programs that come with it. */
    static Optional<Path> winePrograms() {
        return Stream.of("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows", "/usr/lib64/wine/x86_64-windows")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
    }
}
