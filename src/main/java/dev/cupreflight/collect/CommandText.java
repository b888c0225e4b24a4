package dev.cupreflight.collect;

import java.util.List;
import java.util.regex.Pattern;

/** Writes the command of a step as it is typed at a command prompt. */
final class CommandText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_.:/\\\\-]+");

    private CommandText() {}

    /** The command with its places for values; every value and everything that is not plain stands in quotes. */
    static String of(Step step) {
        StringBuilder text = new StringBuilder();
        if (step.kind() == Step.Kind.COPY) {
            text.append(step.command().tool());
        } else {
            text.append("\"{system}\\").append(step.command().tool()).append('"');
        }
        step.command().arguments().forEach(argument -> text.append(' ').append(quoted(argument.text())));
        return text.toString();
    }

    private static String quoted(String argument) {
        return BARE.matcher(argument).matches() ? argument : '"' + argument + '"';
    }

    /** The arguments as the plan's templates. */
    static List<Template> templates(List<String> arguments) {
        return arguments.stream().map(Template::new).toList();
    }
}
