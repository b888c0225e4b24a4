package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * A place in the registry where Windows or an installer notes that it waits for a restart (exchange-facts.md 1.1).
 *
 * @param place the key, with its value if it is one value that counts
 * @param setupRule the rule of Setup that asks for it; empty when Setup does not ask
 * @param waiting what waits there for the restart, for example the files that are to be replaced; empty when nothing does
 */
public record RestartSign(String place, String setupRule, Reading<List<String>> waiting) {

    /** What waits, in words: the first three, and how many more. */
    public Reading<String> summary() {
        return waiting.map(all -> all.size() <= 3
                ? String.join("; ", all)
                : String.join("; ", all.subList(0, 3)) + "; and " + (all.size() - 3) + " more");
    }
}
