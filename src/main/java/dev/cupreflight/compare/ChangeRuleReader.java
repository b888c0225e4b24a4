package dev.cupreflight.compare;

import dev.cupreflight.compare.ChangeRule.Example;
import dev.cupreflight.rules.Fields;
import dev.cupreflight.rules.FixReader;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.YamlFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the rules about changes. */
final class ChangeRuleReader {
    private static final String EXPECTED = "expected";

    private final List<Problem> problems;
    private final FixReader read;

    ChangeRuleReader(List<Problem> problems) {
        this.problems = problems;
        read = new FixReader(problems);
    }

    List<ChangeRule> read(SourceFile source) {
        return YamlFile.read(source, ChangeShapes.FILE, problems)
                .map(file -> file.list("changes", ChangeShapes.RULE))
                .orElse(List.of())
                .stream()
                .map(this::rule)
                .toList();
    }

    private ChangeRule rule(Fields fields) {
        List<Kind> kinds = fields.phrases("kinds").stream()
                .flatMap(word -> Kind.of(word.text()).stream())
                .toList();
        List<Example> examples = fields.list("examples", ChangeShapes.EXAMPLE).stream()
                .map(each -> example(each, kinds))
                .toList();
        if (examples.stream().noneMatch(Example::found)) {
            fields.problem("examples", "there is no example that expects found", "every rule needs one");
        }
        return new ChangeRule(
                fields.text("id"),
                fields.place("id"),
                kinds,
                read.formula(fields, "when"),
                severity(fields.text("severity")),
                fields.text("why").strip(),
                read.fixes(fields, "fix"),
                fields.phrases("references").stream().map(Phrase::text).toList(),
                examples);
    }

    /** What is not one of the words was reported already. */
    private static Optional<Severity> severity(String word) {
        return word.equals(EXPECTED) || word.isEmpty()
                ? Optional.empty()
                : Optional.of(Severity.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static Example example(Fields fields, List<Kind> kinds) {
        String kind = fields.has("kind")
                ? fields.text("kind")
                : kinds.stream().findFirst().map(Kind::word).orElse("");
        boolean appeared = !fields.has("before");
        boolean vanished = !fields.has("after");
        String form = appeared ? Change.NEW : vanished ? Change.GONE : Change.CHANGED;
        return new Example(
                fields.text("name"),
                fields.place(),
                new Change(
                        kind,
                        fields.text("key"),
                        fields.text("trait"),
                        form,
                        fields.text("before"),
                        fields.text("after")),
                fields.flag("updated", true),
                fields.text("expect").equals("found"));
    }
}
