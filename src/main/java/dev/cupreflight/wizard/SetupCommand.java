package dev.cupreflight.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Setup program and its arguments, as they are typed in a command prompt of Windows.
 *
 * @param program its path
 * @param arguments what goes to it, one by one
 */
public record SetupCommand(String program, List<String> arguments) {

    public SetupCommand {
        arguments = List.copyOf(arguments);
    }

    /** The command line. */
    public String text() {
        return Stream.concat(Stream.of(program), arguments.stream())
                .map(SetupCommand::quoted)
                .collect(Collectors.joining(" "));
    }

    /** As programs of Windows take their command line apart: a backslash before a quotation mark needs another one. */
    private static String quoted(String argument) {
        if (!argument.isEmpty() && argument.chars().noneMatch(each -> each == ' ' || each == '\t' || each == '"')) {
            return argument;
        }
        return "\"" + argument.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + "\"";
    }

    /** Takes arguments apart as programs of Windows do; empty when a quotation mark is left open. */
    static Optional<List<String>> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int at = 0; at < line.length(); at++) {
            char next = line.charAt(at);
            if (next == '\\') {
                int run = at;
                while (at < line.length() && line.charAt(at) == '\\') {
                    at++;
                }
                int count = at - run;
                boolean mark = at < line.length() && line.charAt(at) == '"';
                word.append("\\".repeat(mark ? count / 2 : count));
                if (mark && count % 2 == 1) {
                    word.append('"');
                } else {
                    at--;
                }
                begun = true;
            } else if (next == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (next == ' ' || next == '\t')) {
                if (begun) {
                    arguments.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(next);
                begun = true;
            }
        }
        if (begun) {
            arguments.add(word.toString());
        }
        return quoted ? Optional.empty() : Optional.of(List.copyOf(arguments));
    }
}
