package dev.cupreflight.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a failed rule means for the update, the worst first. */
public enum Severity {
    /** The update must not start. */
    BLOCKER,
    /** The update may start; something will go wrong or be lost. */
    WARNING,
    /** Good to know. */
    INFO;

    /** The word in rule files and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity with this word. */
    static Optional<Severity> of(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word))
                .findFirst();
    }
}
