package dev.cupreflight.rules;

import dev.cupreflight.evidence.Missing;
import java.util.List;

/**
 * A template with its values put in.
 *
 * @param text the text; what could not be told is written as {@code (not known)}
 * @param missing why something could not be told; empty when all was
 */
public record Rendered(String text, List<Missing> missing) {

    /** True when every value was there. */
    public boolean complete() {
        return missing.isEmpty();
    }
}
