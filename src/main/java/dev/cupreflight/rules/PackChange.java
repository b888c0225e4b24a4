package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;

/**
 * Something that a pack changes in the packs below it. Every report names it.
 *
 * @param kind what is changed
 * @param name the rule, the parameter or the data file
 * @param rules the ids of the rules that come out otherwise by it; empty for a data file
 * @param values the value before and after; absent where there is none
 * @param at where it is written, as file and line
 * @param because why, in the words of who wrote it; empty for an added rule and for a data file
 */
public record PackChange(
        Kind kind, String name, List<String> rules, Optional<Values> values, String at, String because) {

    /** What a pack can change. */
    public enum Kind {
        /** The severity of a rule. */
        SEVERITY("severity"),
        /** The value of a parameter. */
        PARAMETER("parameter"),
        /** A rule is added. */
        RULE("added-rule"),
        /** A data file takes the place of another one. */
        DATA("data-file");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in reports for machines. */
        public String word() {
            return word;
        }
    }

    /** The value before the change and after it. */
    public record Values(String from, String to) {}

    /** The change as one sentence. */
    public String sentence() {
        String reason = because.isEmpty() ? "" : ": " + because;
        return what() + " (" + at + ")" + reason;
    }

    private String what() {
        String value = values.map(both -> both.from().equals(both.to())
                        ? both.to() + ", as before"
                        : both.to() + " instead of " + both.from())
                .orElse("");
        return switch (kind) {
            case SEVERITY -> "Severity of " + name + ": " + value;
            case PARAMETER ->
                "Parameter " + name + ": " + value + (rules.isEmpty() ? "" : ", for " + String.join(", ", rules));
            case RULE -> "Added rule " + name;
            case DATA -> "Data file " + name + " replaced" + (value.isEmpty() ? "" : ": as of " + value);
        };
    }
}
