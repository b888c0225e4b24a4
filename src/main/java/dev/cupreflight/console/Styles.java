package dev.cupreflight.console;

/** Colours by role: either ANSI sequences of the eight basic colours, or nothing at all. */
public final class Styles {
    /** Plain text. */
    public static final Styles NONE = new Styles(false);
    /** ANSI sequences (SGR). */
    public static final Styles ANSI = new Styles(true);

    private static final String RESET = "\u001B[0m";

    private final boolean coloured;

    private Styles(boolean coloured) {
        this.coloured = coloured;
    }

    /** What a piece of text is; colour never says more than the words do. */
    public enum Role {
        /** Plain text. */
        PLAIN(""),
        /** A failed blocker. */
        BLOCK("1;31"),
        /** A failed warning. */
        WARN("33"),
        /** Something that could not be decided. */
        UNKNOWN("35"),
        /** Something that is as it must be. */
        PASS("32"),
        /** Good to know. */
        INFO("36"),
        /** A waived failure. */
        WAIVED("34"),
        /** Of minor interest. */
        DIM("2"),
        /** A heading. */
        BOLD("1"),
        /** A command to copy. */
        COMMAND("1;36");

        private final String codes;

        Role(String codes) {
            this.codes = codes;
        }
    }

    /** The text in the style of its role. It must be harmless already ({@link Sanitizer}). */
    public String apply(Role role, String text) {
        return coloured && !text.isEmpty() && !role.codes.isEmpty()
                ? "\u001B[" + role.codes + "m" + text + RESET
                : text;
    }
}
