package dev.cupreflight.cli;

import dev.cupreflight.console.Sanitizer;

/** Text from evidence, made harmless for a console. */
final class SafeText {
    private SafeText() {}

    static String of(String text) {
        return Sanitizer.clean(text);
    }
}
