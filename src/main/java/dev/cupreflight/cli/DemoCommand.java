package dev.cupreflight.cli;

import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.report.Report;
import dev.cupreflight.rules.RulePack;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code demo}: a real check of a sample server with the classic fault, at the sample's own time. */
@Command(
        name = "demo",
        description =
                "A real check of a sample server with the classic fault: one of its two HTTPS bindings is still on"
                        + " the expired certificate, and the Auth certificate has expired.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ReportOptions output;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        try (Bundle bundle = Sample.demo()) {
            RulePack pack = Inputs.rules(terminal, Optional.empty());
            CheckRun run = new CheckRun(
                    pack,
                    Inputs.checklist(terminal, "before-cu", pack),
                    Waivers.NONE,
                    Sample.PLANNED_AT,
                    Optional.empty());
            Report report = run.report(bundle, Clock.fixed(Sample.CHECKED_AT, ZoneOffset.UTC));
            output.write(report, terminal);
            return ExitCode.of(report.result().verdict());
        }
    }
}
