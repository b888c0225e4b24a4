package dev.cupreflight.diagnose;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cupreflight.diagnose.Signature.Kind;
import dev.cupreflight.diagnose.Signature.Match;
import dev.cupreflight.evidence.setuplog.LogLine;
import dev.cupreflight.evidence.setuplog.SetupPrerequisite;
import dev.cupreflight.evidence.setuplog.SetupRun;
import dev.cupreflight.rules.Evaluator;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlanner;
import dev.cupreflight.rules.FormulaCheck;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.expression.Evaluation;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.rules.expression.Scope;
import dev.cupreflight.rules.expression.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A signature ready to be looked for. */
public final class CompiledSignature {
    private static final int MOST_PROOF = 6;
    private static final String NOTHING = "<NULL>";
    private static final String RULE = "rule";
    private static final String MESSAGE = "message";

    private final Signature signature;
    private final Evaluator evaluator;
    private final Map<String, ValueType> visible = new HashMap<>();

    /** What was recognised: the line, how sure it is, whether Setup said it as an error, and the values in it. */
    private record Hit(LogLine line, boolean certain, boolean told, Map<String, String> values) {}

    CompiledSignature(Signature signature, Supplier<Expressions> language) {
        this.signature = signature;
        evaluator = new Evaluator("signature " + signature.id(), language);
        visible.put(RULE, ValueType.TEXT);
        visible.put(MESSAGE, ValueType.TEXT);
        groups().forEach(name -> visible.put(name, ValueType.TEXT));
    }

    /** The signature as it was written. */
    public Signature signature() {
        return signature;
    }

    /** Everything that is wrong with its expressions. */
    public List<Problem> problems() {
        FormulaCheck check = new FormulaCheck(evaluator);
        check.template(signature.title(), visible);
        signature.when().ifPresent(formula -> check.condition(formula, visible));
        signature.fixes().forEach(fix -> check.fix(fix, visible));
        return check.problems();
    }

    /** The cause that this signature recognises in a run. */
    Optional<Cause> recognise(Clues clues) {
        List<Hit> hits = hits(clues.run()).toList();
        return hits.stream()
                .flatMap(hit -> cause(clues, filled(hit, hits)).stream())
                .findFirst();
    }

    /** The cause for one prerequisite that no other signature knows. */
    Optional<Cause> recognise(Clues clues, SetupPrerequisite unmet) {
        return cause(clues, hit(unmet));
    }

    /** True when one of its patterns is the name of this rule. */
    boolean knows(SetupPrerequisite unmet) {
        return signature.matches().stream().anyMatch(match -> isRule(match, unmet));
    }

    private Optional<Cause> cause(Clues clues, Hit hit) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "run",
                clues.run(),
                "hasEvidence",
                clues.hasEvidence(),
                "server",
                clues.server(),
                "boundWhenFailed",
                clues.boundWhenFailed()));
        visible.keySet().forEach(name -> values.put(name, hit.values().getOrDefault(name, "")));
        Scope scope = Scope.of(values);
        boolean holds = signature
                .when()
                .map(formula -> evaluator.evaluate(formula, scope, visible) instanceof Evaluation.Value value
                        && value.value().equals(true))
                .orElse(true);
        if (!holds) {
            return Optional.empty();
        }
        FixPlanner planner = new FixPlanner(evaluator, visible, Map.of());
        List<FixPlan> fixes = signature.fixes().stream()
                .filter(fix -> evaluator.holds(fix.when(), scope, visible))
                .map(fix -> planner.plan(fix, scope))
                .toList();
        return Optional.of(new Cause(
                signature.id(),
                evaluator.render(signature.title(), scope, visible).text(),
                signature.why(),
                hit.certain() && !signature.possible(),
                signature.aside()
                        || (!hit.told()
                                && !hit.certain()
                                && !clues.run().errors().isEmpty()),
                signature.weight(),
                proof(clues.run(), hit.line()),
                fixes,
                List.of(),
                signature.references(),
                List.of()));
    }

    /** A value that this line does not have is taken from another one that was recognised. */
    private static Hit filled(Hit hit, List<Hit> others) {
        Map<String, String> values = new HashMap<>(hit.values());
        others.forEach(other -> other.values()
                .forEach((name, value) -> values.merge(name, value, (own, more) -> own.isEmpty() ? more : own)));
        return new Hit(hit.line(), hit.certain(), hit.told(), values);
    }

    private Stream<Hit> hits(SetupRun run) {
        return signature.matches().stream()
                .flatMap(match -> hits(match, run))
                .sorted(Comparator.comparing((Hit hit) -> !hit.certain()));
    }

    private static Stream<Hit> hits(Match match, SetupRun run) {
        boolean stopped = run.errors().stream().anyMatch(each -> each.fatal());
        return switch (match.kind()) {
            case ERROR ->
                run.errors().stream()
                        .flatMap(error -> values(match.pattern(), error.text())
                                .map(found -> new Hit(
                                        new LogLine(error.line(), shown(error.text(), found)),
                                        error.fatal() || !stopped,
                                        true,
                                        found))
                                .stream());
            case RULE ->
                run.prerequisites().stream()
                        .filter(unmet -> unmet.reported() || !stopped)
                        .filter(unmet -> isRule(match, unmet))
                        .map(CompiledSignature::hit);
            case LINE ->
                Stream.concat(run.notes().stream(), run.warnings().stream())
                        .flatMap(
                                line -> values(match.pattern(), line.text())
                                        .map(found -> new Hit(line, !stopped, false, found))
                                        .stream());
        };
    }

    private static boolean isRule(Match match, SetupPrerequisite unmet) {
        return match.kind() == Kind.RULE
                && match.pattern().matcher(unmet.rule()).matches();
    }

    private static Hit hit(SetupPrerequisite unmet) {
        String text = unmet.reported()
                ? "Failed [Rule:" + unmet.rule() + "] " + unmet.message()
                : "Evaluated [Rule:" + unmet.rule() + "] to True";
        return new Hit(
                new LogLine(unmet.line(), text),
                unmet.reported(),
                unmet.reported(),
                Map.of(RULE, unmet.rule(), MESSAGE, unmet.message().isEmpty() ? unmet.rule() : unmet.message()));
    }

    private static Optional<Map<String, String>> values(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        pattern.namedGroups().keySet().forEach(name -> {
            String value = matcher.group(name);
            values.put(name, value == null ? "" : value.strip());
        });
        values.put(WHOLE, matcher.group());
        return Optional.of(values);
    }

    private static final String WHOLE = "\0";

    /** The first line of an error, and the part of it that was recognised where that stands further down. */
    private static String shown(String text, Map<String, String> found) {
        String first = text.lines().findFirst().orElse("").strip();
        String whole = found.get(WHOLE).lines().findFirst().orElse("").strip();
        if (first.contains(whole)) {
            return first;
        }
        return text.lines()
                .filter(line -> line.contains(whole))
                .findFirst()
                .map(line -> first + " [...] " + line.strip())
                .orElse(first);
    }

    private List<LogLine> proof(SetupRun run, LogLine first) {
        List<LogLine> proof = new ArrayList<>(List.of(first));
        for (Pattern pattern : signature.proof()) {
            Stream.of(
                            run.notes().stream(),
                            run.warnings().stream(),
                            run.errors().stream().map(error -> new LogLine(error.line(), error.message())),
                            run.certificates().stream()
                                    .map(each -> new LogLine(
                                            each.line(),
                                            certificateLine(each.issuer(), each.site(), each.from(), each.until()))),
                            run.settings().stream()
                                    .filter(each -> !each.value().equals(NOTHING))
                                    .map(each -> new LogLine(
                                            each.line(),
                                            "[Setting:" + each.name() + "] [Value:\"" + each.value() + "\"]")))
                    .flatMap(lines -> lines)
                    .filter(line -> proof.size() < MOST_PROOF)
                    .filter(line -> proof.stream().noneMatch(each -> each.number() == line.number()))
                    .filter(line -> pattern.matcher(line.text()).find())
                    .forEach(proof::add);
        }
        return proof.stream().sorted(Comparator.comparingLong(LogLine::number)).toList();
    }

    private static String certificateLine(String issuer, String site, String from, String until) {
        return "Installing certificate signed by '" + issuer + "' for site '" + site + "'.  Certificate is valid from "
                + from + " until " + until;
    }

    private List<String> groups() {
        return signature.matches().stream()
                .flatMap(match -> match.pattern().namedGroups().keySet().stream())
                .distinct()
                .toList();
    }
}
