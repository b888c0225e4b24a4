package dev.cupreflight.collect;

import dev.cupreflight.evidence.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Runs a command that is written for a prompt, with nothing to type: a command that asks gets no answer. It ends within a
 * time-out, and what it writes is limited.
 */
public final class CommandRunner {
    private static final Step.Limits LIMITS = new Step.Limits(1800, 1024 * 1024);
    private static final int NOT_RUN = -1;

    private final Host host;
    private final ProcessRunner processes;
    private final Step.Limits limits;

    /** A runner on this system. */
    public CommandRunner(Host host, ProcessRunner processes) {
        this(host, processes, LIMITS);
    }

    CommandRunner(Host host, ProcessRunner processes, Step.Limits limits) {
        this.host = host;
        this.processes = processes;
        this.limits = limits;
    }

    /**
     * What a command did.
     *
     * @param exitCode its exit code; -1 when it was not started, or was stopped
     * @param text what it wrote, and why it was not started or was stopped
     */
    public record Result(int exitCode, String text) {}

    /** Runs a command of the command prompt. It comes from a file, so that no quote in it is read twice. */
    public Result prompt(String command) throws InterruptedException {
        return run(folder -> {
            Path file = folder.resolve("step.cmd");
            Files.writeString(
                    file,
                    "@echo off\r\nchcp 65001 >nul\r\n" + command + "\r\nexit /b %ERRORLEVEL%\r\n",
                    StandardCharsets.UTF_8);
            return List.of(host.tool("cmd.exe").toString(), "/d", "/c", file.toString());
        });
    }

    /** Runs a command of Windows PowerShell; the first error ends it. */
    public Result powerShell(String command) throws InterruptedException {
        String script = "$ErrorActionPreference='Stop';$ProgressPreference='SilentlyContinue';"
                + "[Console]::OutputEncoding=[Text.Encoding]::UTF8;" + command;
        String encoded = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
        return run(folder -> List.of(
                host.tool("WindowsPowerShell\\v1.0\\powershell.exe").toString(),
                "-NoProfile",
                "-NonInteractive",
                "-EncodedCommand",
                encoded));
    }

    private interface Preparation {
        List<String> in(Path folder) throws IOException;
    }

    private Result run(Preparation preparation) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("cu-preflight-step");
            try {
                Path output = folder.resolve("output.txt");
                ProcessRunner.Ended ended = processes.run(
                        new ProcessRunner.Launch(preparation.in(folder), Map.of(), folder, output, true, limits));
                String text = text(output)
                        + text(folder.resolve("stderr.txt"))
                        + ended.problem()
                                .map(problem -> "The command " + problem + ".\n")
                                .orElse("");
                return new Result(ended.exitCode().map(Math::toIntExact).orElse(NOT_RUN), text);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return new Result(NOT_RUN, "The command was not run: " + FileTrouble.of(e) + ".\n");
        }
    }

    private String text(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes((int) limits.bytes()), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
