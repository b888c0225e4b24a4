package dev.cupreflight.collect;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the plan with places for values.
 *
 * @param text with {@code {name}} where a value goes
 */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    /** The names of the values, in their order. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            names.add(places.group(1));
        }
        return names;
    }

    /** The text with each value in its place. */
    String with(UnaryOperator<String> value) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }

    @Override
    public String toString() {
        return text;
    }
}
