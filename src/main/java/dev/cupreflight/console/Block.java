package dev.cupreflight.console;

import dev.cupreflight.console.Styles.Role;

/** A piece of a screen. Its texts may come from evidence: they are made harmless when they are laid out. */
public sealed interface Block {

    /**
     * A paragraph, wrapped.
     *
     * @param lead what stands before its first line; the other lines are indented as far
     * @param role its colour
     * @param text the text
     * @param whole true when the colour is for the text too, false when it is for the lead alone
     */
    record Text(String lead, Role role, String text, boolean whole) implements Block {}

    /** A command, alone on its line and never wrapped, so that it can be copied. */
    record Command(String text) implements Block {}

    /** A line across the screen. */
    record Separator() implements Block {}

    /** An empty line; several in a row count as one. */
    record Blank() implements Block {}

    /** A paragraph at the left edge. */
    static Block text(String text) {
        return new Text("", Role.PLAIN, text, true);
    }

    /** A paragraph at the left edge in a colour. */
    static Block text(Role role, String text) {
        return new Text("", role, text, true);
    }

    /** An indented paragraph. */
    static Block detail(String text) {
        return new Text("    ", Role.PLAIN, text, true);
    }

    /** An indented paragraph in a colour. */
    static Block detail(Role role, String text) {
        return new Text("    ", role, text, true);
    }

    /** An entry of a list. */
    static Block entry(String bullet, String text) {
        return new Text("    " + bullet + " ", Role.PLAIN, text, true);
    }

    /** A paragraph with a coloured lead. */
    static Block marked(String lead, Role role, String text) {
        return new Text(lead, role, text, false);
    }
}
