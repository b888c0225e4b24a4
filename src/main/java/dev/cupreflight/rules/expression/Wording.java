package dev.cupreflight.rules.expression;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the messages of CEL into plain ones. */
final class Wording {
    private static final Pattern UNDEFINED =
            Pattern.compile("(?:undefined field|undeclared reference to) '([^']+)'.*", Pattern.DOTALL);
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("evaluation error at <input>:\\d+: (.*)", Pattern.DOTALL);

    private Wording() {}

    static String of(String message) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.matches()) {
            return "there is no fact or name \"" + undefined.group(1) + "\" here";
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "\"" + overload.group(1).replace("_", "") + "\" does not work with " + overload.group(2);
        }
        Matcher place = PLACE.matcher(message);
        return place.matches() ? place.group(1) : message;
    }

    static String hint(String message, Collection<String> names) {
        Matcher undefined = UNDEFINED.matcher(message);
        return undefined.matches()
                ? Nearest.to(undefined.group(1), names)
                        .filter(name -> !name.equals(undefined.group(1)))
                        .map(name -> "did you mean \"" + name + "\"?")
                        .orElse("")
                : "";
    }
}
