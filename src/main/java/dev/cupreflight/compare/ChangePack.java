package dev.cupreflight.compare;

import dev.cupreflight.compare.ChangeRule.Example;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.Evaluator;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlanner;
import dev.cupreflight.rules.FormulaCheck;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.expression.Evaluation;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.rules.expression.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The rules that tell the changes of an update from those that nobody wanted, from the program or from a folder. */
public final class ChangePack {
    /** The folder of these rules below the rules. */
    public static final String FOLDER = "compare";

    private static final List<String> FILES = List.of("changes.yaml");
    private static final String NO_RULE =
            "No rule knows this change. If nobody made it on purpose, find out what did before users come back.";

    private final List<ChangeRule> rules;
    private final Supplier<Expressions> language;

    private ChangePack(List<ChangeRule> rules, Supplier<Expressions> language) {
        this.rules = rules;
        this.language = language;
    }

    /** The language that these rules are written in. */
    public static Expressions language() {
        return new Expressions(Comparing.class);
    }

    /** The rules inside the program. */
    public static ChangePack builtIn(Supplier<Expressions> language) {
        try {
            return read(PackFiles.builtIn("rules/" + FOLDER, FILES), language);
        } catch (InvalidFileException e) {
            throw new IllegalStateException("the built-in rules about changes are invalid", e);
        }
    }

    /**
     * The rules about changes of rule packs, checked completely. Those of the upper packs are tried first. The lowest pack
     * has those inside the program when it has none of its own.
     *
     * @param packs the folders of the packs, the lowest first; empty for the one inside the program
     * @throws InvalidFileException with all problems of all files
     */
    public static ChangePack of(List<Optional<Path>> packs, Supplier<Expressions> language)
            throws InvalidFileException {
        List<SourceFile> sources = new ArrayList<>();
        for (Optional<Path> each : packs) {
            Optional<Path> folder = each.map(rules -> rules.resolve(FOLDER)).filter(Files::isDirectory);
            if (folder.isPresent()) {
                sources.addAll(0, PackFiles.of(folder.get()));
            } else if (sources.isEmpty() || each.isEmpty()) {
                sources.addAll(0, PackFiles.builtIn("rules/" + FOLDER, FILES));
            }
        }
        ChangePack pack = read(sources, language);
        pack.validate();
        return pack;
    }

    static ChangePack read(List<SourceFile> sources, Supplier<Expressions> language) throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        List<ChangeRule> found = new ArrayList<>();
        ChangeRuleReader reader = new ChangeRuleReader(problems);
        sources.forEach(source -> found.addAll(reader.read(source)));
        Set<String> ids = new HashSet<>();
        found.stream()
                .filter(each -> !ids.add(each.id()))
                .forEach(each -> problems.add(
                        each.place().problem("the rule \"" + each.id() + "\" is there twice", "rename one")));
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return new ChangePack(List.copyOf(found), language);
    }

    /**
     * Compiles every expression of every rule.
     *
     * @throws InvalidFileException with everything that is wrong
     */
    public void validate() throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        for (ChangeRule rule : rules) {
            FormulaCheck check = new FormulaCheck(evaluator(rule));
            rule.when().ifPresent(formula -> check.condition(formula, Map.of()));
            rule.fixes().forEach(fix -> check.fix(fix, Map.of()));
            problems.addAll(check.problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
    }

    /** All rules, in the order in which they are tried. */
    public List<ChangeRule> rules() {
        return rules;
    }

    /** What to think of a change. One that no rule knows is a warning, never expected. */
    Judgement judge(Comparing comparing) {
        Scope scope = Scope.of(Map.of(
                "change", comparing.change(),
                "updated", comparing.updated(),
                "patched", comparing.patched(),
                "before", comparing.before(),
                "after", comparing.after()));
        Optional<ChangeRule> decides = rules.stream()
                .filter(rule -> fits(rule, comparing.change(), scope))
                .findFirst();
        return decides.map(rule ->
                        new Judgement(comparing.change(), rule.severity(), rule.id(), rule.why(), fixes(rule, scope)))
                .orElseGet(
                        () -> new Judgement(comparing.change(), Optional.of(Severity.WARNING), "", NO_RULE, List.of()));
    }

    private boolean fits(ChangeRule rule, Change change, Scope scope) {
        return rule.kinds().stream().anyMatch(kind -> kind.word().equals(change.kind()))
                && rule.when()
                        .map(formula ->
                                evaluator(rule).evaluate(formula, scope, Map.of()) instanceof Evaluation.Value value
                                        && value.value().equals(true))
                        .orElse(true);
    }

    private List<FixPlan> fixes(ChangeRule rule, Scope scope) {
        Evaluator evaluator = evaluator(rule);
        FixPlanner planner = new FixPlanner(evaluator, Map.of(), Map.of());
        return rule.fixes().stream()
                .filter(fix -> evaluator.holds(fix.when(), scope, Map.of()))
                .map(fix -> planner.plan(fix, scope))
                .toList();
    }

    private Evaluator evaluator(ChangeRule rule) {
        return new Evaluator("rule " + rule.id(), language);
    }

    /** What is wrong with the examples; empty when all came out as stated. */
    public List<Problem> examples() {
        return rules.stream()
                .flatMap(rule -> rule.examples().stream().flatMap(example -> run(rule, example).stream()))
                .toList();
    }

    /** The number of examples. */
    public long count() {
        return rules.stream().mapToLong(rule -> rule.examples().size()).sum();
    }

    private Optional<Problem> run(ChangeRule rule, Example example) {
        Reading<Facts> none = Reading.unread("facts", "an example has none");
        Judgement judgement = judge(new Comparing(example.change(), example.updated(), false, none, none));
        boolean found = judgement.rule().equals(rule.id());
        return found == example.found()
                ? Optional.empty()
                : Optional.of(example.place()
                        .problem(
                                rule.id() + ", example \"" + example.name() + "\": "
                                        + (found
                                                ? "this rule judges it"
                                                : "it is judged by "
                                                        + (judgement.rule().isEmpty() ? "no rule" : judgement.rule())),
                                "rules are tried from the top"));
    }
}
