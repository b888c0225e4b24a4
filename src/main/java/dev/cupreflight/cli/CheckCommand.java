package dev.cupreflight.cli;

import dev.cupreflight.check.Waivers;
import dev.cupreflight.clearance.Clearance;
import dev.cupreflight.clearance.ServerIdentity;
import dev.cupreflight.clearance.SigningKey;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.install.RefusedException;
import dev.cupreflight.install.SetupProgram;
import dev.cupreflight.report.Report;
import dev.cupreflight.rules.RulePack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: evidence in, verdict out; never asks. */
@Command(
        name = "check",
        description = "Check one server and say whether the update may start.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private EvidenceOptions evidence;

    @Mixin
    private ReportOptions output;

    @Option(
            names = "--checklist",
            paramLabel = "ID",
            defaultValue = "before-cu",
            description = "The checklist: its id, or the path of a YAML file (default: ${DEFAULT-VALUE}).")
    private String checklist;

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers: decisions to go on in spite of a rule.")
    private Optional<Path> waivers = Optional.empty();

    @Mixin
    private HistoryOptions kept;

    @Mixin
    private ClearanceOptions clearance;

    @Mixin
    private SignOptions sign;

    @Option(
            names = "--setup",
            paramLabel = "FILE",
            description = "The Setup program that a clearance is for; it is also the target.")
    private Optional<Path> setup = Optional.empty();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        int newest = kept.keep();
        checkClearance();
        Optional<SigningKey> key = sign.key(terminal);
        Optional<SetupProgram> program = program();
        Instant plannedAt = Inputs.plannedAt(terminal, evidence.at());
        try (Bundle bundle = Inputs.bundle(terminal, evidence.evidence())) {
            FactReader reader = FactReader.begin(bundle);
            RulePack pack = Inputs.rules(terminal, evidence.rules());
            Waivers decided = Inputs.waivers(terminal, waivers, pack);
            CheckRun run = new CheckRun(
                    pack,
                    Inputs.checklist(terminal, checklist, pack),
                    decided,
                    plannedAt,
                    Inputs.target(terminal, target(program), pack.releases()));
            Facts facts = run.facts(reader);
            Report report = run.report(bundle, facts, terminal.clock());
            output.write(report, terminal);
            List<Path> files = new ArrayList<>(output.files(terminal));
            if (program.isPresent() && clearance.wanted()) {
                clearance
                        .write(clearance(report, facts, program.get(), plannedAt), terminal)
                        .ifPresent(files::add);
            }
            if (key.isPresent()) {
                SignOptions.sign(key.get(), files, terminal);
            }
            Path source = terminal.folder().resolve(evidence.evidence().orElse(Path.of(bundle.source())));
            kept.wanted(terminal).ifPresent(history -> KeepRun.quietly(history, newest, report, source, terminal));
            return ExitCode.of(report.result().verdict());
        }
    }

    private void checkClearance() throws UsageException {
        clearance.validFor();
        if (clearance.wanted() && setup.isEmpty()) {
            throw new UsageException("--clearance: name the Setup program that it is for with --setup E:\\Setup.EXE.");
        }
        if (setup.isPresent() && evidence.target().isPresent()) {
            throw new UsageException("--setup and --target both name what is to be installed: leave --target out.");
        }
        if (clearance.wanted() && evidence.at().isPresent()) {
            throw new UsageException("--clearance is about now: leave --at out.");
        }
        if (sign.wanted() && !clearance.wanted() && !output.hasFiles()) {
            throw new UsageException("--sign: there is nothing to sign. Name a file with --report or --clearance.");
        }
    }

    private Optional<SetupProgram> program() throws UnusableInputException {
        if (setup.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SetupProgram.read(terminal.folder().resolve(setup.get())));
        } catch (RefusedException e) {
            throw new UnusableInputException("--setup: " + SafeText.of(e.getMessage()));
        }
    }

    private Optional<String> target(Optional<SetupProgram> program) {
        return program.map(found -> found.file().toString()).or(evidence::target);
    }

    /** A Setup program that is not newer than what is installed gets no clearance, whatever the checklist says. */
    private Optional<Clearance> clearance(Report report, Facts facts, SetupProgram program, Instant now)
            throws UsageException, UnusableInputException {
        Optional<Exchange> installed = facts.exchange().ifKnown();
        Optional<String> refused = installed.flatMap(program::notFor);
        if (refused.isPresent()) {
            throw new UnusableInputException("There is no clearance: " + refused.get());
        }
        Optional<ServerIdentity> server = ServerIdentity.of(facts);
        return installed.isEmpty() || server.isEmpty()
                ? Optional.empty()
                : Clearances.of(report, server.get(), program, new Clearance.Validity(now, clearance.validFor()));
    }
}
