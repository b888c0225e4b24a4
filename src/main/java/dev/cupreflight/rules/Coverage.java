package dev.cupreflight.rules;

import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which rules of a pack answer the checks of other tools, and why some need no answer.
 *
 * @param asOf the date of the lists
 * @param tools the other tools
 */
public record Coverage(String asOf, List<Tool> tools) {
    /** The file inside the program. */
    public static final String FILE = "coverage.yaml";

    static final Shape GROUP = new Shape(
            "a group of checks",
            List.of(
                    required("checks", many(TEXT), "Their names."),
                    optional("rules", many(TEXT), "The rules that answer them, besides those that refer to them."),
                    optional("because", TEXT, "Why no rule answers those that none refers to.")));

    static final Shape TOOL = new Shape(
            "a tool",
            List.of(
                    required("name", TEXT, "The tool."),
                    required("reference", TEXT, "How a rule's references begin that names a check of it."),
                    required("groups", many(GROUP.nested()), "Its checks.")));

    static final Shape LISTS = new Shape(
            "a coverage file",
            List.of(
                    required("asOf", TEXT, "The date of the data."),
                    required("tools", many(TOOL.nested()), "The other tools.")));

    /** Another tool, with all its checks. */
    public record Tool(String name, List<Row> rows) {}

    /**
     * One check of another tool.
     *
     * @param check its name
     * @param rules the ids of the rules that answer it
     * @param because why none does; empty when one does, or when nobody knows
     */
    public record Row(String check, List<String> rules, String because) {
        /** True when it is neither covered nor explained. */
        public boolean unanswered() {
            return rules.isEmpty() && because.isEmpty();
        }
    }

    /**
     * Matches the lists with the rules of a pack.
     *
     * @throws InvalidFileException if the file has mistakes or names a rule that the pack does not have
     */
    public static Coverage of(SourceFile source, RulePack pack) throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        Optional<Fields> file = YamlFile.read(source, LISTS, problems);
        List<Tool> tools = file.map(fields -> fields.list("tools", TOOL)).orElse(List.of()).stream()
                .map(tool -> new Tool(
                        tool.text("name"),
                        tool.list("groups", GROUP).stream()
                                .flatMap(group -> rows(tool.text("reference"), group, pack))
                                .toList()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return new Coverage(file.map(fields -> fields.text("asOf")).orElse(""), tools);
    }

    private static Stream<Row> rows(String reference, Fields group, RulePack pack) {
        List<String> named = group.phrases("rules").stream().map(Phrase::text).toList();
        named.stream()
                .filter(id -> pack.rule(id).isEmpty())
                .forEach(id -> group.problem("rules", "there is no rule \"" + id + "\"", ""));
        return group.phrases("checks").stream().map(Phrase::text).map(check -> {
            List<String> rules = Stream.concat(named.stream(), referring(reference, check, pack))
                    .distinct()
                    .toList();
            return new Row(check, rules, rules.isEmpty() ? group.text("because").strip() : "");
        });
    }

    private static Stream<String> referring(String reference, String check, RulePack pack) {
        Pattern name = Pattern.compile("(?<!\\w)" + Pattern.quote(check) + "(?!\\w)");
        return pack.rules().stream()
                .map(CompiledRule::rule)
                .filter(rule -> rule.references().stream()
                        .anyMatch(text ->
                                text.startsWith(reference) && name.matcher(text).find()))
                .map(Rule::id);
    }
}
