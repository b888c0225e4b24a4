package dev.cupreflight.collect.redact;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was replaced by what, and how often: the preview list. */
final class Replacements {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> tokens = new TreeMap<>();

    void note(String original, String token) {
        String key = original.toLowerCase(Locale.ROOT);
        counts.merge(key, 1, Integer::sum);
        tokens.put(key, token);
    }

    Map<String, String> tokens() {
        return Map.copyOf(tokens);
    }

    int count(String original) {
        return counts.getOrDefault(original, 0);
    }
}
