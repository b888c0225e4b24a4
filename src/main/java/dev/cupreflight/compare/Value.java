package dev.cupreflight.compare;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * A value that can be compared.
 *
 * @param text what is compared, without what means the same in other words
 * @param shown how it is told to a person
 */
record Value(String text, String shown) {

    static Value of(String text) {
        return new Value(text, text.isEmpty() ? "not set" : text);
    }

    static Value of(List<String> texts) {
        return of(String.join(", ", texts.stream().sorted().toList()));
    }

    static Value of(boolean flag) {
        return of(flag ? "yes" : "no");
    }

    static Reading<Value> known(String text) {
        return Reading.known(of(text));
    }
}
