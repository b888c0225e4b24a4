package dev.cupreflight.cli;

import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Examples;
import dev.cupreflight.console.Styles;
import dev.cupreflight.diagnose.SignatureExamples;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.report.CoverageReport;
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

    @Command(name = "list", description = "All rules: id, severity, and what holds when the rule passes.")
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
        terminal.out().println();
        terminal.out()
                .println(pack.rules().size() + " rules, releases as of "
                        + pack.releases().asOf() + ". More about one: cu-preflight rules show ID");
        return 0;
    }

    @Command(name = "show", description = "One rule: why it matters, what it tests, and how to mend it.")
    int show(
            @Parameters(paramLabel = "ID", description = "The rule's id.") String id,
            @Option(names = "--rules", paramLabel = "DIR", description = FOLDER) Optional<Path> folder)
            throws InvalidFileException, UsageException {
        RulePack pack = Inputs.rules(terminal, folder);
        CompiledRule rule = pack.rule(id).orElseThrow(() -> unknown(pack, id));
        terminal.out().print(RulePage.of(rule.rule(), Styles.NONE, ReportOptions.WIDTH));
        return 0;
    }

    private static UsageException unknown(RulePack pack, String id) {
        List<String> ids = pack.rules().stream().map(each -> each.rule().id()).toList();
        String near =
                Nearest.to(id, ids).map(name -> " Did you mean " + name + "?").orElse("");
        return new UsageException("There is no rule \"" + id + "\"." + near + " See: cu-preflight rules list");
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
        signatures.validate();
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

    @Command(name = "schema", description = "The JSON Schema of rule files, for editors.")
    int schema() {
        terminal.out().print(RuleSchema.text());
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
            description = "The reference of the rule pack: evidence, condition and fixes of every rule.")
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
        terminal.out().print(page);
        return 0;
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
