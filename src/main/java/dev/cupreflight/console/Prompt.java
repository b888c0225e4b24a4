package dev.cupreflight.console;

import java.util.List;

/** What a person is asked. */
public sealed interface Prompt {

    /**
     * A choice by number, by arrow, or by key.
     *
     * @param question what is asked; empty when the keys say it all
     * @param options what can be picked; may be empty
     * @param keys the keys that do something here, in the order of the footer; the first one with {@link Key#ENTER} is
     *     what Enter does when there are no options
     */
    record Menu(String question, List<Option> options, List<Key> keys) implements Prompt {}

    /**
     * A line of text.
     *
     * @param question what is asked
     * @param preset what an empty answer means; empty when it means nothing
     */
    record Line(String question, String preset) implements Prompt {}

    /**
     * Something that can be picked.
     *
     * @param label its text
     * @param unavailable why it cannot be picked; empty when it can
     */
    record Option(String label, String unavailable) {
        /** An option that can be picked. */
        public static Option of(String label) {
            return new Option(label, "");
        }
    }

    /**
     * A key.
     *
     * @param code the character that is typed, or {@link #ENTER} or {@link #ESCAPE}
     * @param label what it does
     * @param unavailable why it does not do that here; empty when it does
     */
    record Key(char code, String label, String unavailable) {
        /** The code of the Enter key. */
        public static final char ENTER = '\r';

        /** The code of the Escape key. */
        public static final char ESCAPE = 0x1B;

        /** The name on the key. */
        public String name() {
            return switch (code) {
                case ENTER -> "Enter";
                case ESCAPE -> "Esc";
                default -> String.valueOf(code);
            };
        }

        /** True when it does something here. */
        public boolean available() {
            return unavailable.isEmpty();
        }
    }
}
