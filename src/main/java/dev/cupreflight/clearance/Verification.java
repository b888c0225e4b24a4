package dev.cupreflight.clearance;

import java.util.List;
import java.util.Locale;

/**
 * What a file proves and what it does not.
 *
 * @param lines the answers, each a sentence
 * @param verdict what the file says itself: {@code cleared}, {@code blocked}, {@code undetermined}, or empty
 */
public record Verification(List<Line> lines, String verdict) {

    /** The kinds of answers. */
    public enum Kind {
        /** It holds. */
        PROVEN,
        /** It does not hold. */
        REFUSED,
        /** It cannot be decided with what was given. */
        UNPROVEN,
        /** Nobody asked. */
        UNCHECKED;

        /** The word on screen. */
        public String word() {
            return switch (this) {
                case PROVEN -> "PROVEN";
                case REFUSED -> "REFUSED";
                case UNPROVEN -> "NOT PROVEN";
                case UNCHECKED -> "NOT CHECKED";
            };
        }

        /** The word in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One answer. */
    public record Line(Kind kind, String text) {}

    /** The answer as a whole: the worst of all; a file that says that the server is not cleared is no proof of it. */
    public enum Answer {
        /** Everything that was asked holds, and the file says cleared. */
        CLEARED,
        /** Something does not hold, or the file says blocked. */
        REFUSED,
        /** Something could not be decided, or the file does not say cleared. */
        UNPROVEN
    }

    /** The answer as a whole. */
    public Answer answer() {
        if (has(Kind.REFUSED) || verdict.equals("blocked")) {
            return Answer.REFUSED;
        }
        return has(Kind.UNPROVEN) || !verdict.equals("cleared") || !has(Kind.PROVEN) ? Answer.UNPROVEN : Answer.CLEARED;
    }

    private boolean has(Kind kind) {
        return lines.stream().anyMatch(line -> line.kind() == kind);
    }
}
