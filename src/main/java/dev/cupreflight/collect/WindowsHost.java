package dev.cupreflight.collect;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The Windows that this program runs on. */
public final class WindowsHost implements Host {
    private final String windows;
    private final String system;
    private final boolean redirected;

    /** Takes the folders from the environment; a 32-bit process sees the system's own folder as Sysnative alone. */
    public WindowsHost() {
        windows = environment("SystemRoot").orElse("C:\\Windows");
        redirected = environment("PROCESSOR_ARCHITEW6432").isPresent();
        system = windows + (redirected ? "\\Sysnative" : "\\System32");
    }

    /** Whether this program runs on Windows at all. */
    public static boolean here() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    @Override
    public Path tool(String name) {
        return Path.of(system + "\\" + name);
    }

    @Override
    public Path file(String windowsPath) {
        String own = windows + "\\System32\\";
        return redirected && windowsPath.regionMatches(true, 0, own, 0, own.length())
                ? Path.of(system + "\\" + windowsPath.substring(own.length()))
                : Path.of(windowsPath);
    }
}
