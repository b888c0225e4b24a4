package dev.cupreflight.cli;

import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.report.Report;
import dev.cupreflight.rules.RulePack;
import java.nio.file.Path;
import java.time.Instant;
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

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        int newest = kept.keep();
        Instant plannedAt = Inputs.plannedAt(terminal, evidence.at());
        try (Bundle bundle = Inputs.bundle(terminal, evidence.evidence())) {
            RulePack pack = Inputs.rules(terminal, evidence.rules());
            Waivers decided = Inputs.waivers(terminal, waivers, pack);
            CheckRun run = new CheckRun(
                    pack,
                    Inputs.checklist(terminal, checklist, pack),
                    decided,
                    plannedAt,
                    Inputs.target(terminal, evidence.target(), pack.releases()));
            Report report = run.report(bundle, terminal.clock());
            output.write(report, terminal);
            Path source = terminal.folder().resolve(evidence.evidence().orElseThrow());
            kept.wanted(terminal).ifPresent(history -> KeepRun.quietly(history, newest, report, source, terminal));
            return ExitCode.of(report.result().verdict());
        }
    }
}
