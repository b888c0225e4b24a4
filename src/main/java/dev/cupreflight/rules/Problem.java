package dev.cupreflight.rules;

import java.util.List;

/**
 * Something wrong in a file that a person wrote, with its place and remedy.
 *
 * @param file the file's name
 * @param line from 1; 0 when the problem is the file as a whole
 * @param column from 1
 * @param message what is wrong
 * @param hint what to do about it; empty when the message says it all
 * @param sourceLine the text of the line
 */
public record Problem(String file, int line, int column, String message, String hint, String sourceLine) {

    /** A problem with a file as a whole. */
    public static Problem of(String file, String message, String hint) {
        return new Problem(file, 0, 0, message, hint, "");
    }

    /** The problem as a compiler prints it: place and message, the line, a caret, a hint. */
    public String render() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ").append(message).append('\n');
        if (!sourceLine.isBlank()) {
            text.append("    ").append(sourceLine).append('\n');
            text.append("    ").append(" ".repeat(Math.max(0, column - 1))).append("^\n");
        }
        if (!hint.isEmpty()) {
            text.append("    ").append(hint).append('\n');
        }
        return text.toString();
    }

    /** Several problems as a compiler prints them, in the order of their places, with their number. */
    public static String render(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(problem.render()).append('\n'));
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return text.append(count).append('\n').toString();
    }
}
