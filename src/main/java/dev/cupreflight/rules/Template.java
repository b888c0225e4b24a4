package dev.cupreflight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with expressions in braces, such as {@code {binding.endpoint} is free}. Two opening braces stand for one.
 *
 * @param phrase the whole text
 * @param parts its parts, in order
 */
public record Template(Phrase phrase, List<Part> parts) {

    /** A piece of a template: literal text, or an expression. */
    public sealed interface Part {
        /** Text that stands as it is. */
        record Literal(String text) implements Part {}

        /** An expression whose value is put in. */
        record Slot(Formula formula) implements Part {}
    }

    /** Reads a template; a brace that is never closed becomes a problem. */
    public static Template parse(Phrase phrase, List<Problem> problems) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        String text = phrase.text();
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next != '{' || text.startsWith("{{", at)) {
                literal.append(next);
                at += next == '{' ? 2 : 1;
                continue;
            }
            Optional<Integer> end = closing(text, at);
            if (end.isEmpty()) {
                problems.add(phrase.at(at).problem("this brace is never closed", "close it, or write {{ for a brace"));
                break;
            }
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
            String expression = text.substring(at + 1, end.get());
            parts.add(new Part.Slot(new Formula(new Phrase(expression, phrase.at(at + 1), phrase.exact()))));
            at = end.get() + 1;
        }
        parts.add(new Part.Literal(literal.toString()));
        return new Template(phrase, List.copyOf(parts));
    }

    /** A template without expressions. */
    public static Template literal(Phrase phrase) {
        return new Template(phrase, List.of(new Part.Literal(phrase.text())));
    }

    /** The expressions in it. */
    public List<Formula> formulas() {
        return parts.stream()
                .flatMap(part ->
                        part instanceof Part.Slot slot ? List.of(slot.formula()).stream() : List.<Formula>of().stream())
                .toList();
    }

    /** The index of the brace that closes the one at {@code start}; braces within string literals do not count. */
    private static Optional<Integer> closing(String text, int start) {
        char quote = 0;
        for (int at = start + 1; at < text.length(); at++) {
            char next = text.charAt(at);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '\'' || next == '"') {
                quote = next;
            } else if (next == '}') {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
