package dev.cupreflight.check;

import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackChange;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.RulePack;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the examples of packs that are laid over each other. An example means the parameters, severities and data of the
 * pack that it stands in, so it is run without the packs above; what comes out otherwise with them is told apart.
 */
public final class LayeredExamples {

    /**
     * How the examples came out.
     *
     * @param problems examples that fail on their own
     * @param changed examples that fail only because of a pack above their own
     */
    public record Result(List<Problem> problems, List<Problem> changed) {}

    private LayeredExamples() {}

    /** Runs all examples. */
    public static Result run(RulePack pack) throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        List<Problem> changed = new ArrayList<>();
        int top = pack.layers().size() - 1;
        Examples effective = new Examples(pack);
        for (int layer = 0; layer <= top; layer++) {
            RulePack alone = layer == top ? pack : RulePack.of(pack.layers().subList(0, layer + 1), pack::language);
            Examples examples = layer == top ? effective : new Examples(alone);
            for (CompiledRule rule : alone.rules()) {
                if (alone.layerOf(rule) == layer) {
                    List<Problem> own = examples.run(rule);
                    problems.addAll(own);
                    if (layer < top && own.isEmpty() && touched(rule, pack)) {
                        changed.addAll(effective.run(pack.rule(rule.rule().id()).orElseThrow()));
                    }
                }
            }
        }
        return new Result(List.copyOf(problems), List.copyOf(changed));
    }

    /** Data files may change the outcome of any rule, other changes only that of the rules that they name. */
    private static boolean touched(CompiledRule rule, RulePack pack) {
        return !pack.changesOf(rule.rule()).isEmpty()
                || pack.changes().stream().anyMatch(change -> change.kind() == PackChange.Kind.DATA);
    }
}
