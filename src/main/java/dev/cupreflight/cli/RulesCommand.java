package dev.cupreflight.cli;

import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Examples;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules}: browse the rule pack and run its own examples. */
@Command(
        name = "rules",
        description = "Browse the rule pack, and run its own examples.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Callable<Integer> {
    private static final String FOLDER = "A folder with the rule pack (default: the pack inside the program).";

    private final Terminal terminal;

    RulesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InvalidFileException {
        return list(Optional.empty());
    }

    @Command(
            name = "list",
            description =
                    "All rules: id, severity, and what holds when the rule passes; then the failures of Setup that diagnose recognises.")
    int list(@Option(names = "--rules", paramLabel = "DIR", description = FOLDER) Optional<Path> folder)
            throws InvalidFileException {
        RulePack pack = Inputs.rules(terminal, folder);
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
        SignaturePack signatures = Inputs.signatures(terminal, folder);
        for (CompiledSignature each : signatures.signatures()) {
            String title = RulePage.outline(each.signature());
            out.printf("%-39s %s%n", each.signature().id(), title);
        }
        out.println();
        out.println(pack.rules().size() + " rules, releases as of "
                + pack.releases().asOf() + ", and " + signatures.signatures().size()
                + " failure signatures. More about one: cu-preflight rules show ID");
        return 0;
    }

    @Command(
            name = "show",
            description = "One rule or failure signature: why it matters, what it tests, and how to mend it.")
    int show(
            @Parameters(paramLabel = "ID", description = "The id of the rule or signature.") String id,
            @Option(names = "--rules", paramLabel = "DIR", description = FOLDER) Optional<Path> folder)
            throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, folder);
        Optional<CompiledRule> rule = pack.rule(id);
        if (rule.isPresent()) {
            terminal.out().print(RulePage.of(rule.get().rule(), Styles.NONE, ReportOptions.WIDTH));
            return 0;
        }
        SignaturePack signatures = Inputs.signatures(terminal, folder);
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
    int test(@Option(names = "--rules", paramLabel = "DIR", description = FOLDER) Optional<Path> folder)
            throws InvalidFileException {
        RulePack pack = Inputs.rules(terminal, folder);
        pack.validate();
        Examples examples = new Examples(pack);
        List<Problem> problems = pack.rules().stream()
                .flatMap(rule -> examples.run(rule).stream())
                .toList();
        long count = Examples.count(pack.rules().stream());
        SignaturePack signatures = Inputs.signatures(terminal, folder);
        signatures.validate(Inputs.ids(pack));
        SignatureExamples cases = new SignatureExamples(signatures);
        List<Problem> all =
                Stream.concat(problems.stream(), cases.run().stream()).toList();
        if (!all.isEmpty()) {
            throw new InvalidFileException(all);
        }
        PrintWriter out = terminal.out();
        out.println(pack.rules().size() + " rules, " + count + " examples: all came out as stated.");
        out.println(signatures.signatures().size() + " failure signatures, " + cases.count()
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
            @Option(names = "--rules", paramLabel = "DIR", description = FOLDER) Optional<Path> folder)
            throws InvalidFileException {
        RulePack pack = Inputs.rules(terminal, folder);
        Set<String> items = new HashSet<>();
        for (SourceFile source : PackFiles.builtIn("checklists", PackFiles.CHECKLISTS)) {
            Checklists.items(source).forEach(item -> items.add(item.id()));
        }
        Coverage coverage = Coverage.of(coverageFile(folder), pack, items);
        terminal.out()
                .print(
                        format == TableFormat.JSON
                                ? CoverageReport.json(coverage)
                                : CoverageReport.text(coverage, ReportOptions.WIDTH));
        return coverage.unanswered().isEmpty() ? 0 : 1;
    }

    /** The lists of the folder, or those inside the program when it has none. */
    private SourceFile coverageFile(Optional<Path> folder) throws InvalidFileException {
        Optional<Path> own = folder.map(path -> terminal.folder().resolve(path).resolve(Coverage.FILE))
                .filter(Files::exists);
        return own.isPresent()
                ? PackFiles.file(own.get())
                : PackFiles.builtIn("rules", List.of(Coverage.FILE)).get(0);
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
            @Option(names = "--rules", paramLabel = "DIR", description = FOLDER) Optional<Path> folder)
            throws InvalidFileException {
        RulePack pack = Inputs.rules(terminal, folder);
        ReferencePage page =
                format == ReferenceFormat.HTML ? ReferencePage.html("Rules of cu-preflight") : ReferencePage.markdown();
        RuleReference.write(page, pack, new Examples(pack).evidence());
        RuleReference.write(page, Inputs.signatures(terminal, folder));
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
