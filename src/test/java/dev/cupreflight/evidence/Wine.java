package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Wine with a Windows of its own below a folder; a test without Wine is skipped and says so. */
public final class Wine {
    private static final long LONGEST_SECONDS = 240;

    private final String program;
    private final Path folder;

    /** How a program ended, and what it printed. */
    public record Ended(int code, String text) {}

    private Wine(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** A Windows that is made when the first program runs. */
    public static Wine in(Path folder) {
        Optional<Path> found = Installed.program("wine64").or(() -> Installed.program("wine"));
        assumeTrue(found.isPresent() && Installed.program("wineserver").isPresent(), "skipped: Wine is not installed");
        return new Wine(found.orElseThrow().toString(), folder);
    }

    /** The folder that is drive C. */
    public Path drive() {
        return folder.resolve("prefix/drive_c");
    }

    /** Runs a Windows program. */
    public Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return start(command);
    }

    private Ended start(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "wine", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("WINEPREFIX", folder.resolve("prefix").toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("WINEDEBUG", "-all");
        // Wine would offer to download these two.
        builder.environment().put("WINEDLLOVERRIDES", "mscoree=;mshtml=");
        builder.environment().remove("DISPLAY");
        Process process = builder.start();
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as("%s ends", command)
                .isTrue();
        return new Ended(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    }

    /** Leaves a folder that can be deleted: nothing writes into it, and no link leads out of it. */
    public void stop() throws IOException, InterruptedException {
        Path drives = folder.resolve("prefix/dosdevices");
        if (!Files.isDirectory(drives)) {
            return;
        }
        // The server of Wine outlives its programs and would write into the folder while it is being deleted.
        start(List.of(Installed.program("wineserver").orElseThrow().toString(), "--kill", "--wait"));
        try (Stream<Path> links = Files.list(drives)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
