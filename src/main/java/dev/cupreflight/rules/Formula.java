package dev.cupreflight.rules;

import dev.cupreflight.rules.expression.Expression;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.rules.expression.ValueType;
import java.util.List;
import java.util.Map;

/**
 * An expression in a file, with its place. It is compiled when it is needed.
 *
 * @param phrase its text
 */
public record Formula(Phrase phrase) {

    /** The text of the expression. */
    public String text() {
        return phrase.text();
    }

    /**
     * Compiles it.
     *
     * @throws InvalidFileException if it is wrong; the problems point into the file
     */
    Expression compile(Expressions language, Map<String, ValueType> variables) throws InvalidFileException {
        Expressions.Compiled compiled = language.compile(phrase.text(), variables);
        if (compiled.expression().isPresent()) {
            return compiled.expression().get();
        }
        List<Problem> problems = compiled.mistakes().stream()
                .map(mistake -> (mistake.line() == 1 ? phrase.at(mistake.column()) : phrase.place())
                        .problem(mistake.message(), mistake.hint()))
                .toList();
        throw new InvalidFileException(problems);
    }
}
