package dev.cupreflight.cli;

import com.google.gson.stream.JsonWriter;
import dev.cupreflight.clearance.ClearanceJson;
import dev.cupreflight.clearance.Program;
import dev.cupreflight.clearance.ServerIdentity;
import dev.cupreflight.clearance.SigningException;
import dev.cupreflight.clearance.Trust;
import dev.cupreflight.clearance.Verification;
import dev.cupreflight.clearance.Verification.Line;
import dev.cupreflight.clearance.Verifier;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.PlainConsole;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.install.RefusedException;
import dev.cupreflight.install.SetupProgram;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.RulePack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: is a signed report or clearance genuine, whole and fresh; never asks, changes nothing. */
@Command(
        name = "verify",
        description = "Say what a signed report or clearance proves, and what it does not.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all that was asked holds, and the file says cleared; 1 something does not hold, or the file says"
                    + " blocked; 2 something could not be proven. 64 wrong usage, 65 a file cannot be read."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final long LARGEST = 256L * 1024 * 1024;
    private static final int COLUMNS = 100;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A report or a clearance.")
    private Path file;

    @Option(
            names = "--signature",
            paramLabel = "FILE",
            description = "Its signature (default: the file's name with .p7s at its end).")
    private Optional<Path> signature = Optional.empty();

    @Option(
            names = "--trust",
            paramLabel = "CERT.pem",
            description = "A certificate that is trusted: the signer's, or that of an authority. Can be repeated.")
    private List<Path> trusted = new ArrayList<>();

    @Option(
            names = "--evidence",
            paramLabel = "BUNDLE",
            description = "The evidence that it has to be about: a folder or a zip.")
    private Optional<Path> evidence = Optional.empty();

    @Option(
            names = "--setup",
            paramLabel = "FILE",
            description = "The Setup program that it has to be about, for example E:\\Setup.EXE.")
    private Optional<Path> setup = Optional.empty();

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "The server that it has to be about (default for a clearance, on Windows: this computer).")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--max-age",
            paramLabel = "TIME",
            description = "The longest time since the check, for example 60m. A clearance has an end of its own.")
    private Optional<String> maximumAge = Optional.empty();

    @Mixin
    private FormatOption format;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Duration> age = Durations.parse("--max-age", maximumAge);
        byte[] bytes = read(file);
        List<ServerIdentity> servers = new ArrayList<>();
        server.map(ServerIdentity::named).ifPresent(servers::add);
        Optional<String> bundle = evidence(servers);
        if (servers.isEmpty()
                && new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1)
                        .contains(ClearanceJson.SCHEMA)) {
            ThisComputer.identity().ifPresent(servers::add);
        }
        Verification verification = Verifier.verify(
                bytes,
                signature(),
                new Verifier.Question(
                        trust(), bundle, servers, setup(), age, terminal.clock().instant()));
        if (format.isJson()) {
            json(verification);
        } else {
            text(verification);
        }
        return switch (verification.answer()) {
            case CLEARED -> ExitCode.CLEARED;
            case REFUSED -> ExitCode.BLOCKED;
            case UNPROVEN -> ExitCode.UNDETERMINED;
        };
    }

    private byte[] read(Path path) throws UnusableInputException {
        Path full = terminal.folder().resolve(path);
        try {
            if (Files.isRegularFile(full) && Files.size(full) > LARGEST) {
                throw new UnusableInputException(path + ": it is too large for a report.");
            }
            return Files.readAllBytes(full);
        } catch (IOException e) {
            throw new UnusableInputException(path + ": " + FileTrouble.of(e) + ".");
        }
    }

    private Optional<byte[]> signature() throws UnusableInputException {
        if (signature.isPresent()) {
            return Optional.of(SignOptions.bytes(
                    terminal.folder().resolve(signature.get()), signature.get().toString()));
        }
        Path beside = SignOptions.beside(terminal.folder().resolve(file));
        return Files.exists(beside) ? Optional.of(SignOptions.bytes(beside, beside.toString())) : Optional.empty();
    }

    private Trust trust() throws UnusableInputException {
        Trust all = Trust.NOBODY;
        for (Path each : trusted) {
            try {
                all = all.and(Trust.read(SignOptions.bytes(terminal.folder().resolve(each), "--trust " + each)));
            } catch (SigningException e) {
                throw new UnusableInputException("--trust " + each + ": " + e.getMessage() + ".");
            }
        }
        return all;
    }

    private Optional<String> evidence(List<ServerIdentity> servers)
            throws UsageException, UnusableInputException, InvalidFileException {
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        try (Bundle bundle = Inputs.bundle(terminal, evidence)) {
            RulePack pack = Inputs.rules(terminal, List.of());
            Facts facts = FactReader.read(
                    bundle, pack.knowledge(), new Plan(terminal.clock().instant(), Optional.empty()));
            ServerIdentity.of(facts).ifPresent(servers::add);
            return Optional.of(bundle.sha256());
        }
    }

    private Optional<Program> setup() throws UnusableInputException {
        if (setup.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    SetupProgram.read(terminal.folder().resolve(setup.get())).program());
        } catch (RefusedException e) {
            throw new UnusableInputException("--setup " + setup.get() + ": " + SafeText.of(e.getMessage()));
        }
    }

    private void text(Verification verification) {
        List<Block> blocks = new ArrayList<>();
        for (Line line : verification.lines()) {
            String lead = String.format(Locale.ROOT, "%-12s ", line.kind().word());
            blocks.add(Block.marked(lead, Role.PLAIN, line.text()));
        }
        blocks.add(new Block.Blank());
        blocks.add(Block.text(conclusion(verification)));
        new PlainConsole(new BufferedReader(Reader.nullReader()), terminal.out(), COLUMNS).say(blocks);
    }

    private String conclusion(Verification verification) {
        String says = verification.verdict().isEmpty() ? "" : " It says: " + verification.verdict() + ".";
        return switch (verification.answer()) {
            case CLEARED -> "YES: everything that was asked holds, and the server was cleared.";
            case REFUSED ->
                verification.lines().stream().anyMatch(line -> line.kind() == Verification.Kind.REFUSED)
                        ? "NO: do not rely on " + file + "." + says
                        : "NO: the file says that the server is blocked.";
            case UNPROVEN -> "NOT PROVEN: this is no reason to start Setup." + says;
        };
    }

    private void json(Verification verification) throws IOException {
        JsonWriter json = new JsonWriter(terminal.out());
        json.setIndent("  ");
        json.beginObject();
        json.name("schema").value("cu-preflight/verification/1");
        json.name("answer").value(verification.answer().name().toLowerCase(Locale.ROOT));
        json.name("verdict").value(verification.verdict());
        json.name("lines").beginArray();
        for (Line line : verification.lines()) {
            json.beginObject();
            json.name("status").value(line.kind().key());
            json.name("text").value(line.text());
            json.endObject();
        }
        json.endArray();
        json.endObject();
        json.flush();
        terminal.out().println();
    }
}
