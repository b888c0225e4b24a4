package dev.cupreflight.cli;

import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Examples;
import dev.cupreflight.check.LayeredExamples;
import dev.cupreflight.compare.ChangePack;
import dev.cupreflight.console.Styles;
import dev.cupreflight.diagnose.CompiledSignature;
import dev.cupreflight.diagnose.SignatureExamples;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.diagnose.SignatureShapes;
import dev.cupreflight.report.CoverageReport;
import dev.cupreflight.report.DiagnosisJson;
import dev.cupreflight.report.JsonReport;
import dev.cupreflight.report.ReferencePage;
import dev.cupreflight.report.RulePage;
import dev.cupreflight.report.RuleReference;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Coverage;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.RuleSchema;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.expression.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    @Command(
            name = "list",
            description =
                    "All rules: id, severity, and what holds when the rule passes; then the failures of Setup that diagnose recognises.")
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
        PrintWriter out = terminal.out();
        out.println();
        out.println("Failures of Setup that diagnose recognises:");
        SignaturePack signatures = Inputs.signatures(terminal, rules.packs());
        for (CompiledSignature each : signatures.signatures()) {
            String title = RulePage.outline(each.signature());
            out.printf("%-39s %s%n", each.signature().id(), title);
        }
        out.println();
        out.println(pack.rules().size() + " rules, releases as of "
                + pack.releases().asOf() + ", and " + signatures.signatures().size()
                + " failure signatures. More about one: cu-preflight rules show ID");
        pack.changes().forEach(change -> out.println("Rules changed: " + change.sentence()));
        return 0;
    }

    @Command(
            name = "show",
            description = "One rule or failure signature: why it matters, what it tests, and how to mend it.")
    int show(
            @Parameters(paramLabel = "ID", description = "The id of the rule or signature.") String id,
            @Mixin RulesOption rules)
            throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, rules.packs());
        Optional<CompiledRule> rule = pack.rule(id);
        if (rule.isPresent()) {
            terminal.out().print(RulePage.of(rule.get().rule(), pack, Styles.NONE, ReportOptions.WIDTH));
            return 0;
        }
        SignaturePack signatures = Inputs.signatures(terminal, rules.packs());
        CompiledSignature signature = signatures.signature(id).orElseThrow(() -> unknown(pack, signatures, id));
        terminal.out().print(RulePage.of(signature.signature(), Styles.NONE, ReportOptions.WIDTH));
        return 0;
    }

    private static UsageException unknown(RulePack pack, SignaturePack signatures, String id) {
        List<String> ids = Stream.concat(
                        pack.rules().stream().map(each -> each.rule().id()),
                        signatures.signatures().stream()
                                .map(each -> each.signature().id()))
                .toList();
        String near =
                Nearest.to(id, ids).map(name -> " Did you mean " + name + "?").orElse("");
        return new UsageException(
                "There is no rule or failure signature \"" + id + "\"." + near + " See: cu-preflight rules list");
    }

    @Command(name = "test", description = "Check every expression of the pack and run every example.")
    int test(@Mixin RulesOption rules) throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, rules.packs());
        pack.validate();
        LayeredExamples.Result examples = LayeredExamples.run(pack);
        SignaturePack signatures = Inputs.signatures(terminal, rules.packs());
        signatures.validate(Inputs.ids(pack));
        SignatureExamples cases = new SignatureExamples(signatures);
        ChangePack changes = Inputs.changes(terminal, rules.packs());
        changes.validate();
        List<Problem> all = Stream.of(examples.problems(), cases.run(), changes.examples())
                .flatMap(List::stream)
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
        out.println(changes.rules().size() + " rules about changes, " + changes.count()
                + " examples: all came out as stated.");
        return 0;
    }

    @Command(
            name = "schema",
            description =
                    "A JSON Schema: of rule files and failure signatures for editors, of the JSON reports for programs.")
    int schema(
            @Option(
                            names = "--of",
                            paramLabel = "rules|failures|report|diagnosis",
                            defaultValue = "rules",
                            description = "Of which files (default: ${DEFAULT-VALUE}).")
                    SchemaOf of)
            throws IOException {
        terminal.out().print(of.text());
        return 0;
    }

    @Command(
            name = "coverage",
            description = "Which rule answers each check of Exchange Setup and SetupAssist, or why none does.")
    int coverage(
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "text",
                            description = "text or json (default: ${DEFAULT-VALUE}).")
                    TableFormat format,
            @Mixin RulesOption rules)
            throws InvalidFileException, UsageException {
        Set<String> items = new HashSet<>();
        for (SourceFile source : PackFiles.builtIn("checklists", PackFiles.CHECKLISTS)) {
            Checklists.items(source).forEach(item -> items.add(item.id()));
        }
        Coverage coverage = Inputs.rules(terminal, rules.packs()).coverage(items);
        terminal.out()
                .print(
                        format == TableFormat.JSON
                                ? CoverageReport.json(coverage)
                                : CoverageReport.text(coverage, ReportOptions.WIDTH));
        return coverage.unanswered().isEmpty() ? 0 : 1;
    }

    @Command(
            name = "docs",
            description = "The reference: evidence, condition and fixes of every rule, and every failure signature.")
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
        RuleReference.write(page, Inputs.signatures(terminal, rules.packs()));
        terminal.out().print(page);
        return 0;
    }

    /** What there is a schema of. */
    enum SchemaOf {
        RULES,
        FAILURES,
        REPORT,
        DIAGNOSIS;

        String text() throws IOException {
            return switch (this) {
                case RULES -> RuleSchema.text();
                case FAILURES -> SignatureShapes.schema();
                case REPORT -> JsonReport.schema();
                case DIAGNOSIS -> DiagnosisJson.schema();
            };
        }
    }

    /** A format of the coverage table. */
    enum TableFormat {
        TEXT,
        JSON
    }

    /** A format of the reference. */
    enum ReferenceFormat {
        MARKDOWN,
        HTML
    }
}
