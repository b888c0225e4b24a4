package dev.cupreflight.cli;

import dev.cupreflight.check.Examples;
import dev.cupreflight.check.LayeredExamples;
import dev.cupreflight.console.Styles;
import dev.cupreflight.diagnose.SignatureExamples;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.report.ReferencePage;
import dev.cupreflight.report.RulePage;
import dev.cupreflight.report.RuleReference;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Coverage;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.RuleSchema;
import dev.cupreflight.rules.expression.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules}: browse the rule pack and run its own examples. */
@Command(
        name = "rules",
        description = "Browse the rule pack, and run its own examples.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Callable<Integer> {
    private final Terminal terminal;

    RulesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InvalidFileException, UsageException {
        return list(new RulesOption());
    }

    @Command(name = "list", description = "All rules: id, severity, and what holds when the rule passes.")
    int list(@Mixin RulesOption rules) throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, rules.packs());
        for (CompiledRule each : pack.rules()) {
            terminal.out()
                    .printf(
                            "%-28s %-8s %s%n",
                            each.rule().id(),
                            each.rule().severity().word(),
                            each.rule().title());
        }
        terminal.out().println();
        terminal.out()
                .println(pack.rules().size() + " rules, releases as of "
                        + pack.releases().asOf() + ". More about one: cu-preflight rules show ID");
        pack.changes().forEach(change -> terminal.out().println("Rules changed: " + change.sentence()));
        return 0;
    }

    @Command(name = "show", description = "One rule: why it matters, what it tests, and how to mend it.")
    int show(@Parameters(paramLabel = "ID", description = "The rule's id.") String id, @Mixin RulesOption rules)
            throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, rules.packs());
        CompiledRule rule = pack.rule(id).orElseThrow(() -> unknown(pack, id));
        terminal.out().print(RulePage.of(rule.rule(), pack, Styles.NONE, ReportOptions.WIDTH));
        return 0;
    }

    private static UsageException unknown(RulePack pack, String id) {
        List<String> ids = pack.rules().stream().map(each -> each.rule().id()).toList();
        String near =
                Nearest.to(id, ids).map(name -> " Did you mean " + name + "?").orElse("");
        return new UsageException("There is no rule \"" + id + "\"." + near + " See: cu-preflight rules list");
    }

    @Command(name = "test", description = "Check every expression of the pack and run every example.")
    int test(@Mixin RulesOption rules) throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, rules.packs());
        pack.validate();
        LayeredExamples.Result examples = LayeredExamples.run(pack);
        SignaturePack signatures = Inputs.signatures(terminal, rules.packs());
        signatures.validate();
        SignatureExamples cases = new SignatureExamples(signatures);
        List<Problem> all = Stream.concat(examples.problems().stream(), cases.run().stream())
                .toList();
        if (!all.isEmpty()) {
            throw new InvalidFileException(all);
        }
        PrintWriter out = terminal.out();
        out.println(pack.rules().size() + " rules, " + Examples.count(pack.rules().stream())
                + " examples: all came out as stated.");
        if (!pack.changes().isEmpty()) {
            out.println("The examples of a rule ran with the parameters, severities and data of its own pack.");
        }
        examples.changed()
                .forEach(problem -> out.println("With the changed rules, " + problem.message() + " (" + problem.file()
                        + ":" + problem.line() + ")"));
        out.println(signatures.signatures().size() + " failure signatures, " + cases.count()
                + " examples: all came out as stated.");
        return 0;
    }

    @Command(name = "schema", description = "The JSON Schema of rule files, for editors.")
    int schema() {
        terminal.out().print(RuleSchema.text());
        return 0;
    }

    @Command(
            name = "coverage",
            description = "Which rule answers each check of Exchange Setup and SetupAssist, or why none does.")
    int coverage(@Mixin RulesOption rules) throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, rules.packs());
        Coverage coverage = pack.coverage();
        long open = 0;
        for (Coverage.Tool tool : coverage.tools()) {
            long covered =
                    tool.rows().stream().filter(row -> !row.rules().isEmpty()).count();
            terminal.out()
                    .println(tool.name() + ": " + tool.rows().size() + " checks, " + covered
                            + " answered by rules, as of " + coverage.asOf());
            for (Coverage.Row row : tool.rows()) {
                String answer = row.rules().isEmpty() ? row.because() : String.join(", ", row.rules());
                terminal.out().printf("  %-48s %s%n", row.check(), row.unanswered() ? "NO ANSWER" : answer);
                open += row.unanswered() ? 1 : 0;
            }
            terminal.out().println();
        }
        terminal.out().println(open == 0 ? "Every check has an answer." : open + " checks have no answer.");
        return open == 0 ? 0 : 1;
    }

    @Command(
            name = "docs",
            description = "The reference of the rule pack: evidence, condition and fixes of every rule.")
    int docs(
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "markdown",
                            description = "markdown or html (default: ${DEFAULT-VALUE}).")
                    ReferenceFormat format,
            @Mixin RulesOption rules)
            throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, rules.packs());
        ReferencePage page =
                format == ReferenceFormat.HTML ? ReferencePage.html("Rules of cu-preflight") : ReferencePage.markdown();
        RuleReference.write(page, pack, new Examples(pack).evidence());
        terminal.out().print(page);
        return 0;
    }

    /** A format of the reference. */
    enum ReferenceFormat {
        MARKDOWN,
        HTML
    }
}
