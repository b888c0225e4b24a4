package dev.cupreflight.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A folder that looks like a Windows: its tools are shell scripts, so that the processes of a test are real ones. */
final class FakeWindows implements Host {
    private final Path root;
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SystemRoot", "C:\\Windows",
            "SystemDrive", "C:",
            "ProgramData", "C:\\ProgramData",
            "COMPUTERNAME", "EX01"));

    FakeWindows(Path root) {
        this.root = root;
    }

    /** A tool that runs this shell script. */
    FakeWindows with(String tool, String script) throws IOException {
        Path file = tool(tool);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** A registry of these exports and listings: what has none ends with exit code 1, in German. */
    FakeWindows withRegistry(Map<String, String> exports, Map<String, String> queries) throws IOException {
        Path store = Files.createDirectories(root.resolve("registry"));
        for (Map.Entry<String, String> each : exports.entrySet()) {
            Files.writeString(store.resolve(name("export", each.getKey())), each.getValue(), StandardCharsets.UTF_8);
        }
        for (Map.Entry<String, String> each : queries.entrySet()) {
            Files.writeString(store.resolve(name("query", each.getKey())), each.getValue(), StandardCharsets.UTF_8);
        }
        return with("reg.exe", """
                file="%s/$1 $(printf %%s "$2" | tr '\\\\' '_')"
                if [ ! -f "$file" ]; then
                  echo 'FEHLER: Der angegebene Registrierungsschluessel wurde nicht gefunden.' >&2
                  exit 1
                fi
                if [ "$1" = export ]; then cat "$file" > "$3"; else cat "$file"; fi
                """.formatted(store));
    }

    private static String name(String verb, String key) {
        return verb + " " + key.replace('\\', '_');
    }

    FakeWindows file(String windowsPath, String text) throws IOException {
        Path file = file(windowsPath);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    FakeWindows variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    @Override
    public Path tool(String name) {
        return root.resolve("System32").resolve(name.replace('\\', '/'));
    }

    @Override
    public Path file(String windowsPath) {
        return root.resolve(windowsPath.replace(":", "").replace('\\', '/'));
    }
}
