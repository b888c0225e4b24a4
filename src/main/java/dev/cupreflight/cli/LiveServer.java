package dev.cupreflight.cli;

import dev.cupreflight.collect.BundleArchive;
import dev.cupreflight.collect.CollectionPlan;
import dev.cupreflight.collect.Collector;
import dev.cupreflight.collect.Host;
import dev.cupreflight.collect.Progress;
import dev.cupreflight.collect.Readiness;
import dev.cupreflight.collect.SystemProcesses;
import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.collect.redact.Redactor;
import dev.cupreflight.collect.tls.ExchangeEndpoints;
import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.BundleWriter;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.UnreadableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server that this program runs on.
 *
 * @param terminal the terminal
 * @param host its files and its environment
 * @param collector reads it
 */
record LiveServer(Terminal terminal, Host host, Collector collector) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withZone(ZoneOffset.UTC);
    private static final int SECONDS_TO_SAVE = 60;

    /**
     * What to make.
     *
     * @param out the zip, if it was named
     * @param force true when it may be replaced
     * @param media the folder of the media, if it was named
     * @param redact true for a copy without names, and nothing else
     */
    record Wanted(Optional<Path> out, boolean force, Optional<String> media, boolean redact) {}

    /**
     * This computer.
     *
     * @throws UnusableInputException if it is none to collect from, with what to do
     */
    static LiveServer here(Terminal terminal) throws UnusableInputException {
        if (!WindowsHost.here()) {
            throw new UnusableInputException("This computer does not run Windows: there is no Exchange to collect from."
                    + System.lineSeparator()
                    + "Run `collect` on the Exchange server. Where no Java may be installed, run the batch file that"
                    + System.lineSeparator()
                    + "`cu-preflight collect --script > collect.cmd` makes, and check here: cu-preflight check --evidence"
                    + " PATH");
        }
        return of(terminal, new WindowsHost());
    }

    private static LiveServer of(Terminal terminal, Host host) throws UnusableInputException {
        SystemProcesses processes = new SystemProcesses();
        try {
            Path scratch = Files.createTempDirectory("cu-preflight");
            try {
                Optional<String> obstacle = new Readiness(host, processes, scratch).obstacle();
                if (obstacle.isPresent()) {
                    throw new UnusableInputException(obstacle.get());
                }
            } finally {
                BundleArchive.delete(scratch);
            }
        } catch (IOException e) {
            throw new UnusableInputException("The temporary folder cannot be used: " + FileTrouble.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableInputException("Interrupted before anything was collected.");
        }
        return new LiveServer(
                terminal,
                host,
                new Collector(
                        CollectionPlan.builtIn(),
                        host,
                        processes,
                        terminal.clock(),
                        "cu-preflight " + Version.text(),
                        new ExchangeEndpoints(terminal.clock())));
    }

    /** Collects into a zip, and says where it is. */
    int collect(Wanted wanted) throws UnusableInputException {
        Path zip = terminal.folder().resolve(wanted.out().orElseGet(() -> usualName(wanted.redact())));
        if (Files.exists(zip) && !wanted.force()) {
            throw new UnusableInputException(zip + " exists already: name another file with --out, or replace it with"
                    + " --force. A bundle holds the evidence of one moment.");
        }
        try {
            Path work = Files.createTempDirectory(
                    Optional.ofNullable(zip.toAbsolutePath().getParent()).orElse(Path.of("")), ".cu-preflight");
            CountDownLatch saved = new CountDownLatch(1);
            EndingHook hook = stopAndSave(Thread.currentThread(), saved);
            try {
                boolean whole = collector.collect(work.resolve("bundle"), wanted.media(), new ProgressLines(terminal));
                if (wanted.redact()) {
                    redact(work, zip, wanted.force());
                } else {
                    BundleArchive.write(work.resolve("bundle"), zip, wanted.force());
                }
                say(zip, whole);
                return whole ? ExitCode.CLEARED : ExitCode.INTERRUPTED;
            } finally {
                BundleArchive.delete(work);
                saved.countDown();
                hook.close();
            }
        } catch (FileAlreadyExistsException e) {
            throw new UnusableInputException(zip + " exists already.");
        } catch (IOException e) {
            throw new UnusableInputException("The bundle " + zip + " cannot be written: " + FileTrouble.of(e)
                    + ". Name a file on a disk with room with --out.");
        }
    }

    /** Collects into a folder for this run of the program alone. */
    CollectedEvidence evidence() throws UnusableInputException {
        return evidence(new ProgressLines(terminal));
    }

    /** The same, which tells how it goes. */
    CollectedEvidence evidence(Progress progress) throws UnusableInputException {
        try {
            Path work = Files.createTempDirectory("cu-preflight");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(work)));
            Path bundle = work.resolve("bundle");
            if (!collector.collect(bundle, Optional.empty(), progress)) {
                throw new UnusableInputException("Interrupted before everything was collected.");
            }
            return new CollectedEvidence(bundle, (place, artefacts) -> collector.again(place, artefacts, progress));
        } catch (IOException e) {
            throw new UnusableInputException("The temporary folder cannot be written: " + FileTrouble.of(e));
        }
    }

    private static void remove(Path folder) {
        try {
            BundleArchive.delete(folder);
        } catch (IOException e) {
            // The temporary folder is the system's to clean; there is nobody left to tell.
            return;
        }
    }

    /** The copy is whole before it takes its place; what was collected goes with the work folder. */
    private void redact(Path work, Path zip, boolean force) throws IOException {
        Path copy = work.resolve("redacted.zip");
        try (Bundle bundle = Bundle.open(work.resolve("bundle"))) {
            Redactor.Redacted redacted = Redactor.redact(bundle);
            BundleWriter.zip(copy, redacted.manifest(), redacted.artefacts());
            redacted.leftOut()
                    .forEach((path, why) -> terminal.err().println(Sanitizer.clean("Left out: " + path + ": " + why)));
            terminal.err()
                    .println(redacted.tokens().size()
                            + " names were replaced; look through the zip before it leaves the site.");
        } catch (UnreadableException e) {
            throw new IOException("what was collected cannot be read: " + e.getMessage(), e);
        }
        if (!force && Files.exists(zip)) {
            throw new FileAlreadyExistsException(zip.toString());
        }
        Files.move(copy, zip, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The name of a copy without names does not tell the server's. */
    private Path usualName(boolean redacted) {
        String server =
                host.environment("COMPUTERNAME").filter(name -> !redacted).orElse("server");
        return Path.of("cu-preflight-" + server + "-"
                + TIME.format(terminal.clock().instant()) + (redacted ? "-redacted" : "") + ".zip");
    }

    private void say(Path zip, boolean whole) throws IOException {
        long kilobytes = (Files.size(zip) + 1023) / 1024;
        terminal.out()
                .println((whole ? "Done: the" : "Stopped: what was collected until then is")
                        + (whole ? " evidence is" : "") + " in " + zip + " (" + kilobytes
                        + " KB). Next: cu-preflight check --evidence " + zip);
    }

    /** On Ctrl+C the program ends when its hooks have ended, so the hook waits until the bundle is saved. */
    private static EndingHook stopAndSave(Thread collecting, CountDownLatch saved) {
        return new EndingHook(() -> {
            collecting.interrupt();
            try {
                saved.await(SECONDS_TO_SAVE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
