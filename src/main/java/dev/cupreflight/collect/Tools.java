package dev.cupreflight.collect;

import dev.cupreflight.collect.ProcessRunner.Ended;
import dev.cupreflight.collect.ProcessRunner.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's tools, and a folder for what they write until it is known to be whole. */
final class Tools {
    private final Host host;
    private final ProcessRunner processes;
    private final Path scratch;

    Tools(Host host, ProcessRunner processes, Path scratch) {
        this.host = host;
        this.processes = processes;
        this.scratch = scratch;
    }

    Host host() {
        return host;
    }

    /** A place in the empty folder for what is not whole yet. */
    Path scratch(String name) throws IOException {
        clear(scratch);
        Files.createDirectories(scratch);
        return scratch.resolve(name);
    }

    static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    Ended run(Step step, List<String> arguments, Path output) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(host.tool(step.command().tool()).toString());
        command.addAll(arguments);
        return processes.run(new Launch(
                command,
                Map.of("CU_PREFLIGHT_OUTPUTS", output.toString()),
                scratch,
                output,
                step.kind().prints(),
                step.limits()));
    }

    /** Runs a tool whose arguments are texts and arrays of texts. */
    Ended printing(Path output, Step.Limits limits, String tool, Object... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(host.tool(tool).toString());
        for (Object argument : arguments) {
            command.addAll(argument instanceof String[] several ? Arrays.asList(several) : List.of((String) argument));
        }
        return processes.run(new Launch(command, Map.of(), scratch, output, true, limits));
    }
}
