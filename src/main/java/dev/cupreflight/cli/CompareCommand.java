package dev.cupreflight.cli;

import dev.cupreflight.compare.ChangePack;
import dev.cupreflight.compare.Comparer;
import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Side;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.rules.RulePack;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code compare}: what changed between two bundles of one server. */
@Command(
        name = "compare",
        description = "Say what changed on a server between two evidence bundles, and what of it an update explains.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing unexpected, 1 unexpected changes, 2 not everything could be compared."
                    + " 64 wrong usage, 65 the two cannot be compared."
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier evidence bundle: a folder or a zip.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later evidence bundle: a folder or a zip.")
    private Path after;

    @Mixin
    private RulesOption rules;

    @Mixin
    private ReportOptions output;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        ChangePack changes = Inputs.changes(terminal, rules.packs());
        RulePack pack = Inputs.rules(terminal, rules.packs());
        Side first = side(before, pack);
        Side second = side(after, pack);
        Optional<String> refusal = Comparer.refusal(first, second);
        if (refusal.isPresent()) {
            throw new UnusableInputException(refusal.get());
        }
        Comparison comparison = new Comparer(changes).compare(first, second);
        output.write(comparison, terminal);
        return switch (comparison.answer()) {
            case AS_EXPECTED -> ExitCode.CLEARED;
            case UNEXPECTED -> ExitCode.BLOCKED;
            case INCOMPLETE -> ExitCode.UNDETERMINED;
        };
    }

    private Side side(Path path, RulePack pack) throws UsageException, UnusableInputException {
        try (Bundle bundle = Inputs.bundle(terminal, Optional.of(path))) {
            Plan plan = new Plan(terminal.clock().instant(), Optional.empty());
            return Side.of(bundle, FactReader.read(bundle, pack.knowledge(), plan));
        }
    }
}
