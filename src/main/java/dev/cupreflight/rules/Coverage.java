package dev.cupreflight.rules;

import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
                    optional(
                            "rules",
                            many(TEXT),
                            "The rules that answer them, besides those whose references name them."),
                    optional("items", many(TEXT), "The items of a checklist that stand in for a rule."),
                    optional("because", TEXT, "Why no rule answers them.")));

    static final Shape TOOL = new Shape(
            "a tool",
            List.of(
                    required("name", TEXT, "The tool."),
                    optional("reference", TEXT, "How the references of a rule begin that name checks of the tool."),
                    optional(
                            "features", TEXT, "The rule that answers what platforms.yaml says about Windows features."),
                    required("groups", many(GROUP.nested()), "Its checks.")));

    static final Shape LISTS = new Shape(
            "a coverage file",
            List.of(
                    required("asOf", TEXT, "The date of the data."),
                    required("tools", many(TOOL.nested()), "The other tools.")));

    /** Another tool, with all its checks. */
    public record Tool(String name, List<Row> rows) {
        /** The checks that rules answer. */
        public List<Row> covered() {
            return rows.stream().filter(row -> !row.rules().isEmpty()).toList();
        }
    }

    /**
     * One check of another tool.
     *
     * @param check its name
     * @param rules the ids of the rules that answer it
     * @param items the items of a checklist that stand in for a rule
     * @param because why no rule answers it; empty when one does, or when nobody knows
     */
    public record Row(String check, List<String> rules, List<String> items, String because) {
        /** True when it is neither covered nor explained. */
        public boolean unanswered() {
            return rules.isEmpty() && because.isEmpty();
        }
    }

    /**
     * Matches the lists with the rules of a pack.
     *
     * @param items the ids of the checklist items that may stand in for a rule
     * @throws InvalidFileException if the lists have mistakes or name a rule or an item that is not there, or if a rule
     *     names a check that the lists do not have
     */
    public static Coverage of(SourceFile source, RulePack pack, Set<String> items) throws InvalidFileException {
        return new CoverageReader(pack, items).read(source);
    }

    /** The checks that have no answer yet. */
    public List<Row> unanswered() {
        return tools.stream()
                .flatMap(tool -> tool.rows().stream())
                .filter(Row::unanswered)
                .toList();
    }

    /** The row of a check, whichever tool makes it. */
    public Optional<Row> row(String check) {
        return tools.stream()
                .flatMap(tool -> tool.rows().stream())
                .filter(row -> row.check().equals(check))
                .findFirst();
    }
}
