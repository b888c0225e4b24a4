package dev.cupreflight.cli;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.PackCompiler;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Expressions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The rule pack inside the program, which is read once. Reading it can begin on other processors before it is known what
 * else was typed.
 */
final class BuiltInRules {
    private static final Set<String> COMMANDS = Set.of("check", "demo", "facts", "install");

    /** Begins when it is first touched. */
    private static final class Reading {
        private static final CompletableFuture<Expressions> LANGUAGE =
                CompletableFuture.supplyAsync(BuiltInRules::language);
        private static final CompletableFuture<RulePack> PACK =
                CompletableFuture.supplyAsync(() -> RulePack.builtIn(LANGUAGE::join));

        private Reading() {}

        static void begin() {
            // Touching the class is all that it takes.
        }
    }

    private BuiltInRules() {}

    /** Begins to read the pack if these arguments are going to need it. */
    static void begin(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        boolean wanted = all.isEmpty() || COMMANDS.contains(all.get(0));
        if (wanted && !all.contains("--rules")) {
            Reading.begin();
        }
    }

    /** The pack. */
    static RulePack pack() {
        return Reading.PACK.join();
    }

    /** The language of rules, with the expressions that the program holds ready. */
    static Expressions language() {
        return new Expressions(Facts.class, PackFiles.compiledExpressions(PackCompiler.EXPRESSIONS));
    }
}
