package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.rules.RulePack;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code facts}: what was read from the evidence, each with its source. */
@Command(
        name = "facts",
        description = "Show the facts read from the evidence, each with its source, and what could not be read.",
        mixinStandardHelpOptions = true)
final class FactsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private EvidenceOptions evidence;

    FactsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Instant plannedAt = Inputs.plannedAt(terminal, evidence.at());
        try (Bundle bundle = Inputs.bundle(terminal, evidence.evidence())) {
            RulePack pack = Inputs.rules(terminal, evidence.rules());
            Plan plan = new Plan(plannedAt, Inputs.target(terminal, evidence.target(), pack.releases()));
            Facts facts = FactReader.read(bundle, pack.knowledge(), plan);
            new FactsPage(terminal.out()).print(facts);
            return ExitCode.CLEARED;
        }
    }
}
