package dev.cupreflight.rules;

import java.util.List;

/**
 * A text file of the rule pack.
 *
 * @param name the name for messages, for example {@code rules/iis.yaml}
 * @param text its content
 */
public record SourceFile(String name, String text) {

    /** The line with this number, from 1; empty beyond the end. */
    String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
