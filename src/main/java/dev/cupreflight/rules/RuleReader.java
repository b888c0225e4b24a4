package dev.cupreflight.rules;

import dev.cupreflight.rules.Rule.Each;
import dev.cupreflight.rules.Rule.Example;
import dev.cupreflight.rules.Rule.Lowering;
import dev.cupreflight.rules.Rule.Texts;
import dev.cupreflight.rules.RuleFile.Setting;
import dev.cupreflight.rules.RuleFile.SeverityChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns the nodes of a rule file into rules. What is missing or of the wrong kind has become a problem by then. */
final class RuleReader {
    private static final String AT_LEAST = "atLeast";
    private static final String NAME = "[a-z][A-Za-z0-9]*";
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+";

    private final List<Problem> problems;
    private final FixReader read;

    RuleReader(List<Problem> problems) {
        this.problems = problems;
        this.read = new FixReader(problems);
    }

    /** What a file holds; problems are added to the list. */
    RuleFile read(SourceFile source) {
        Optional<Fields> file = YamlFile.read(source, RuleShapes.FILE, problems);
        List<Rule> rules = file.map(fields -> fields.list("rules", RuleShapes.RULE)).orElse(List.of()).stream()
                .map(this::rule)
                .toList();
        List<SeverityChange> changes =
                file.map(fields -> fields.list("changes", RuleShapes.CHANGE)).orElse(List.of()).stream()
                        .flatMap(fields -> change(fields).stream())
                        .toList();
        List<Parameter> parameters = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        file.ifPresent(fields -> fields.named("parameters", RuleShapes.PARAMETER)
                .forEach((name, each) -> {
                    parameter(name, each).ifPresent(parameters::add);
                    setting(name, each).ifPresent(settings::add);
                }));
        return new RuleFile(rules, parameters, settings, changes);
    }

    private static Optional<SeverityChange> change(Fields change) {
        return change.phrase("rule")
                .map(rule -> new SeverityChange(
                        rule,
                        Severity.of(change.text("severity")),
                        change.text("because").strip()));
    }

    /** A parameter that the file defines. */
    private Optional<Parameter> parameter(String name, Fields fields) {
        if (!fields.has("about")) {
            return Optional.empty();
        }
        if (!name.matches(NAME)) {
            fields.problem("about", "\"" + name + "\" is not a name for a parameter", "use letters, such as warnDays");
        }
        if (fields.has("because")) {
            fields.problem(
                    "because",
                    "a parameter has either about or because",
                    "about defines a parameter, because gives another value to one of a pack below");
        }
        return fields.number("value")
                .map(value -> new Parameter(
                        name,
                        value,
                        fields.text("about"),
                        fields.number("min"),
                        fields.number("max"),
                        fields.place("value")));
    }

    /** A parameter of a pack below that the file sets. */
    private Optional<Setting> setting(String name, Fields fields) {
        if (fields.has("about") || !fields.has("because")) {
            return Optional.empty();
        }
        for (String limit : List.of("min", "max")) {
            if (fields.has(limit)) {
                fields.problem(limit, "only where a parameter is defined can it have limits", "remove " + limit);
            }
        }
        return fields.number("value")
                .map(value -> new Setting(name, value, fields.text("because").strip(), fields.place("value")));
    }

    /**
     * A rule with problems is made all the same, with harmless values for what is wrong, so that its expressions are
     * checked too. The pack is refused then.
     */
    private Rule rule(Fields rule) {
        Optional<Each> each = each(rule);
        List<Fix> fixes = whenAsked(rule, () -> read.fixes(rule, "fix"));
        List<Example> examples = whenAsked(
                rule,
                () -> rule.list("examples", RuleShapes.EXAMPLE).stream()
                        .map(this::example)
                        .toList());
        if (!rule.checked()) {
            checkId(rule);
            checkPlan(rule, fixes, examples);
        }
        return new Rule(
                rule.text("id"),
                rule.place("id"),
                rule.text("title"),
                severity(rule, "severity"),
                rule.list("lower", RuleShapes.LOWERING).stream()
                        .map(fields -> new Lowering(severity(fields, "to"), condition(fields, "when")))
                        .toList(),
                rule.has("stages") ? texts(rule, "stages") : Set.of("before"),
                rule.text("why").strip(),
                read.formula(rule, "applies"),
                each,
                condition(rule, "pass"),
                texts(rule),
                rule.flag("waivable", true),
                fixes,
                rule.phrases("references").stream().map(Phrase::text).toList(),
                examples);
    }

    private Texts texts(Fields rule) {
        Optional<Fields> messages = rule.nested("messages", RuleShapes.MESSAGES);
        Function<String, Optional<Template>> message = key -> messages.flatMap(fields -> read.template(fields, key));
        return new Texts(
                read.template(rule, "subject"),
                message.apply("pass"),
                message.apply("fail").orElse(FixReader.empty(rule)),
                message.apply("none"),
                message.apply("notApplicable"),
                read.template(rule, "seen"));
    }

    private static Severity severity(Fields fields, String key) {
        return Severity.of(fields.text(key)).orElse(Severity.BLOCKER);
    }

    /** A condition that must be there; one that never holds where it is not. */
    private Formula condition(Fields fields, String key) {
        return read.formula(fields, key).orElse(new Formula(new Phrase("false", fields.place(), true)));
    }

    /** What a check may not need is made when it is asked for, unless it has yet to be looked through for mistakes. */
    private static <T> List<T> whenAsked(Fields rule, Supplier<List<T>> maker) {
        return rule.checked() ? new LazyList<>(maker) : maker.get();
    }

    private void checkId(Fields rule) {
        if (rule.has("id") && !rule.text("id").matches(ID)) {
            rule.problem(
                    "id",
                    "\"" + rule.text("id") + "\" is not a rule id",
                    "use lower-case words with dots and hyphens, for example cert.expired-in-use");
        }
    }

    /** A blocker without a way out, or a rule without examples for all outcomes, is not finished. */
    private void checkPlan(Fields rule, List<Fix> fixes, List<Example> examples) {
        if (rule.has("each") && !rule.has("subject")) {
            rule.problem(
                    "each", "a rule with each needs a subject", "add for example: subject: \"{binding.endpoint}\"");
        }
        if (rule.text("severity").equals("blocker") && fixes.isEmpty()) {
            rule.problem("id", "a blocker needs a fix", "add a fix with at least one step");
        }
        Set<String> seen = examples.stream().map(Example::status).collect(Collectors.toSet());
        for (String status : List.of("pass", "fail", "unknown")) {
            if (rule.has("examples") && !seen.contains(status)) {
                rule.problem("examples", "there is no example that expects " + status, "every rule needs one of each");
            }
        }
    }

    private Optional<Each> each(Fields rule) {
        Map<String, Phrase> entries = new LinkedHashMap<>(rule.named("each"));
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Phrase atLeast = entries.remove(AT_LEAST);
        if (atLeast == null || entries.size() != 1) {
            rule.problem(
                    "each",
                    "each needs one list under the name of its element, and atLeast",
                    "for example: each: {binding: iis.https, atLeast: 1}; atLeast: 0 if none is fine");
            return Optional.empty();
        }
        Map.Entry<String, Phrase> entry = entries.entrySet().iterator().next();
        return Optional.of(new Each(entry.getKey(), new Formula(entry.getValue()), new Formula(atLeast)));
    }

    private Example example(Fields example) {
        Optional<Fields> expected =
                example.isMapping("expect") ? example.nested("expect", RuleShapes.EXPECTED) : Optional.empty();
        return new Example(
                example.text("name"),
                example.place(),
                example.named("given"),
                example.phrases("without"),
                example.phrase("at"),
                expected.map(fields -> fields.text("status")).orElse(example.text("expect")),
                expected.map(fields -> fields.text("subject")).orElse(""),
                expected.map(fields -> fields.text("severity")).orElse(""),
                expected.map(fields -> fields.phrases("says").stream()
                                .map(Phrase::text)
                                .toList())
                        .orElse(List.of()));
    }

    private static Set<String> texts(Fields fields, String key) {
        return fields.phrases(key).stream().map(Phrase::text).collect(Collectors.toSet());
    }
}
