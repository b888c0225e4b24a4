package dev.cupreflight.cli;

import dev.cupreflight.collect.redact.Redactor;
import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.BundleWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code redact}: a copy of a bundle that may leave the site. */
@Command(
        name = "redact",
        description = "Write a copy of a bundle without names, SIDs and addresses. What belongs together still does.",
        mixinStandardHelpOptions = true)
final class RedactCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "BUNDLE", description = "The evidence bundle: a folder or a zip.")
    private Path bundle = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The copy: a zip that does not exist yet (default: the bundle's name with -redacted.zip).")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--preview",
            description = "Write nothing; list what would be replaced by what, and what is left out.")
    private boolean preview;

    RedactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Bundle source = Inputs.bundle(terminal, Optional.of(bundle))) {
            Redactor.Redacted redacted = Redactor.redact(source);
            if (preview) {
                list(redacted);
            } else {
                write(redacted, out.orElseGet(this::besideBundle));
            }
            leftOut(redacted);
            if (!redacted.kept().isEmpty()) {
                String words = String.join(", ", new TreeSet<>(redacted.kept()));
                terminal.err().println(Sanitizer.clean("Stays, because every server has these words: " + words));
            }
        }
        return ExitCode.CLEARED;
    }

    private Path besideBundle() {
        String name = bundle.normalize().getFileName().toString();
        return bundle.resolveSibling(name.replaceFirst("(?i)\\.zip$", "") + "-redacted.zip");
    }

    private void list(Redactor.Redacted redacted) {
        Map<String, String> sorted = new TreeMap<>(redacted.tokens());
        sorted.forEach((name, token) -> terminal.out().println(Sanitizer.clean(name + "  ->  " + token)));
        terminal.err().println(sorted.size() + " names would be replaced. Nothing was written.");
    }

    private void leftOut(Redactor.Redacted redacted) {
        new TreeMap<>(redacted.leftOut())
                .forEach((path, why) -> terminal.err().println(Sanitizer.clean("Left out: " + path + ": " + why)));
    }

    private void write(Redactor.Redacted redacted, Path file) throws UnusableInputException {
        try {
            BundleWriter.zip(terminal.folder().resolve(file), redacted.manifest(), redacted.artefacts());
        } catch (FileAlreadyExistsException e) {
            throw new UnusableInputException(file + ": exists already; name a new file with --out");
        } catch (IOException e) {
            throw new UnusableInputException(file + ": cannot be written: " + e.getMessage());
        }
        terminal.err()
                .println("Written: " + file + ". " + redacted.tokens().size()
                        + " names were replaced; look through it before it leaves the site.");
    }
}
