package dev.cupreflight.collect;

import dev.cupreflight.evidence.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs real processes. What they write goes straight into files, whose sizes are watched, so that neither a tool that
 * hangs nor one that writes without end takes more than its share.
 */
public final class SystemProcesses implements ProcessRunner {
    private static final long MEBIBYTE = 1024L * 1024;
    private static final int POLL_MILLIS = 40;
    private static final int KILL_SECONDS = 5;
    private static final int COMPLAINT_LENGTH = 160;
    private static final int COMPLAINT_BYTES = 2000;

    @Override
    public Ended run(Launch launch) throws InterruptedException {
        Path errors = launch.folder().resolve("stderr.txt");
        try {
            Process process = start(launch, errors);
            try {
                process.getOutputStream().close();
                Optional<String> stopped = await(process, launch, errors);
                return new Ended(
                        stopped.isEmpty() ? Optional.of((long) process.exitValue()) : Optional.empty(),
                        stopped,
                        complaint(errors));
            } finally {
                kill(process);
            }
        } catch (IOException e) {
            return new Ended(Optional.empty(), Optional.of(notStarted(launch, e)), "");
        }
    }

    private static Process start(Launch launch, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.folder().toFile())
                .redirectError(errors.toFile());
        builder.redirectOutput(
                launch.prints()
                        ? launch.output().toFile()
                        : launch.folder().resolve("stdout.txt").toFile());
        builder.environment().putAll(launch.environment());
        return builder.start();
    }

    private static Optional<String> await(Process process, Launch launch, Path errors)
            throws IOException, InterruptedException {
        Step.Limits limits = launch.limits();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.seconds());
        while (true) {
            boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            long written = size(launch.output())
                    + (launch.prints() ? 0 : size(launch.folder().resolve("stdout.txt")))
                    + size(errors);
            if (written > limits.bytes()) {
                return Optional.of("wrote more than " + limits.bytes() / MEBIBYTE
                        + " MiB and was stopped; nothing of it was kept");
            }
            if (ended) {
                return Optional.empty();
            }
            if (System.nanoTime() > deadline) {
                return Optional.of("did not end within " + limits.seconds() + " seconds and was stopped");
            }
        }
    }

    /** A file, or all files in a folder. */
    private static long size(Path path) throws IOException {
        try {
            if (!Files.isDirectory(path)) {
                return Files.exists(path) ? Files.size(path) : 0;
            }
            try (Stream<Path> files = Files.list(path)) {
                long sum = 0;
                for (Path file : files.toList()) {
                    sum += Files.isRegularFile(file) ? Files.size(file) : 0;
                }
                return sum;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Children first: they would go on without their parent. */
    private static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The code page is not known, so only ASCII is kept. */
    private static String complaint(Path errors) throws IOException {
        if (!Files.exists(errors)) {
            return "";
        }
        String text;
        try (InputStream in = Files.newInputStream(errors)) {
            text = new String(in.readNBytes(COMPLAINT_BYTES), StandardCharsets.ISO_8859_1);
        }
        String line = text.lines()
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        String plain = line.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.substring(0, Math.min(plain.length(), COMPLAINT_LENGTH));
    }

    private static String notStarted(Launch launch, IOException e) {
        Path tool = Path.of(launch.command().get(0));
        return Files.exists(tool)
                ? "could not be run: " + FileTrouble.of(e)
                : launch.command().get(0) + " is not on this server";
    }
}
