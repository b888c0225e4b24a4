package dev.cupreflight.cli;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.diagnose.Diagnoser;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.RulePack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diagnose}: why a run of Setup failed, and the way out. */
@Command(
        name = "diagnose",
        description = "Say why an Exchange Setup run failed, show the lines that prove it, and give the fix.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 the run succeeded, 1 failure explained, 2 not recognised, or the log ends in the middle."
                    + " 64 wrong usage, 65 no usable log."
        })
final class DiagnoseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "LOG",
            description = "C:\\ExchangeSetupLogs\\ExchangeSetup.log, a copy, a zip with it, its folder, or a bundle.")
    private Path log;

    @Option(
            names = "--run",
            paramLabel = "N",
            defaultValue = "0",
            description = "The run to explain, from 1 (default: the last one).")
    private long run;

    @Option(
            names = "--evidence",
            paramLabel = "BUNDLE",
            description = "Also look at the evidence of the server: a folder or a zip.")
    private Optional<Path> evidence = Optional.empty();

    @Mixin
    private RulesOption rules;

    @Mixin
    private ReportOptions output;

    DiagnoseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        if (run < 0) {
            throw new UsageException("--run " + run + ": runs are counted from 1.");
        }
        SignaturePack signatures = Inputs.signatures(terminal, rules.packs());
        SetupLog found = new SetupLogSource(signatures.notes(), run)
                .read(terminal.folder().resolve(log));
        Diagnosis diagnosis = new Diagnoser(signatures, known())
                .diagnose(log.toString(), found, run == 0)
                .orElseThrow(() -> new UnusableInputException(nothing(found)));
        output.write(diagnosis, terminal);
        return switch (diagnosis.answer()) {
            case SUCCEEDED -> ExitCode.CLEARED;
            case EXPLAINED -> ExitCode.BLOCKED;
            case UNRECOGNISED, UNFINISHED, CLOSED -> ExitCode.UNDETERMINED;
        };
    }

    private String nothing(SetupLog found) {
        return run > 0 && !found.runs().isEmpty()
                ? log + ": there is no run " + run + ". The last one is number "
                        + found.runs().get(found.runs().size() - 1).number() + "."
                : log + ": this is not a log of Exchange Setup, or no run is in it. The log is"
                        + " C:\\ExchangeSetupLogs\\ExchangeSetup.log on the server.";
    }

    private Optional<Diagnoser.Evidence> known() throws UsageException, UnusableInputException, InvalidFileException {
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        try (Bundle bundle = Inputs.bundle(terminal, evidence)) {
            RulePack pack = Inputs.rules(terminal, rules.packs());
            Instant now = terminal.clock().instant();
            Facts facts = FactReader.read(bundle, pack.knowledge(), new Plan(now, Optional.empty()));
            CheckResult result = new Checker(facts, pack, now)
                    .check(Inputs.checklist(terminal, "before-cu", pack), Waivers.NONE, now);
            return Optional.of(new Diagnoser.Evidence(facts, result));
        }
    }
}
