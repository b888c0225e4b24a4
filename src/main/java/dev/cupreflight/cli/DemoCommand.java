package dev.cupreflight.cli;

import dev.cupreflight.check.Waivers;
import dev.cupreflight.collect.BundleArchive;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.report.Report;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.RulePack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a real check of a sample server with the classic fault, at the sample's own time. */
@Command(
        name = "demo",
        description =
                "A real check of a sample server with the classic fault: one of its two HTTPS bindings is still on"
                        + " the expired certificate, and the Auth certificate has expired.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration STEP = Duration.ofMillis(350);

    private final Terminal terminal;

    @Mixin
    private ReportOptions output;

    @Option(
            names = "--checklist",
            paramLabel = "ID",
            defaultValue = "before-cu",
            description = "The checklist: its id, or the path of a YAML file (default: ${DEFAULT-VALUE}).")
    private String checklist;

    @Option(
            names = "--ask",
            description = "Guide through the fixes even without a terminal: numbered choices on standard input.")
    private boolean ask;

    @Option(names = "--run", paramLabel = "FILE", description = "Where the guided run is kept.")
    private Optional<Path> runFile = Optional.empty();

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        if (ask || (terminal.interactive() && output.conversational())) {
            return guide();
        }
        try (Bundle bundle = Sample.demo()) {
            Report report = prepare().report(bundle, Clock.fixed(Sample.CHECKED_AT, ZoneOffset.UTC));
            output.write(report, terminal);
            return ExitCode.of(report.result().verdict());
        }
    }

    /** The sample server's time goes on while the wizard is open. */
    private int guide() throws Exception {
        terminal.out()
                .println(
                        "cu-preflight demo: a sample server with the classic fault. Nothing here touches a real server.");
        terminal.out().flush();
        Path scratch = Files.createTempDirectory("cu-preflight");
        try {
            return guide(scratch.resolve("ExchangeSetup.log"));
        } finally {
            BundleArchive.delete(scratch);
        }
    }

    private int guide(Path log) throws Exception {
        DemoClock clock = new DemoClock(terminal.clock(), Sample.CHECKED_AT);
        Terminal there = new Terminal(
                terminal.in(), terminal.out(), terminal.err(), clock, terminal.folder(), terminal.interactive());
        DemoEvidence server = new DemoEvidence(clock);
        DemoSetup setup = new DemoSetup(there, clock, log, terminal.interactive() ? STEP : Duration.ZERO);
        InstallWorld world = new InstallWorld(
                InstallWorld.Kind.SAMPLE,
                new DemoInstall(server, clock, log),
                server,
                new SetupWorld(setup, setup, setup, log, "C:\\ExchangeSetupLogs\\ExchangeSetup.log"));
        return new WizardRun(
                        there,
                        world,
                        server,
                        () -> InstallOptions.usual(output.plain()),
                        Optional.of(runFile.orElse(Path.of("cu-preflight-demo-" + name() + ".run.json"))),
                        output.plain(),
                        DemoSetup.PROGRAM,
                        "Demo: nothing will be started on this computer. The sample server has its medium on drive E:.")
                .run(name(), this::prepare);
    }

    private String name() {
        return Inputs.checklistName(checklist);
    }

    private CheckRun prepare() throws UsageException, InvalidFileException {
        RulePack pack = Inputs.rules(terminal, List.of());
        return new CheckRun(
                pack, Inputs.checklist(terminal, checklist, pack), Waivers.NONE, Sample.PLANNED_AT, Optional.empty());
    }
}
