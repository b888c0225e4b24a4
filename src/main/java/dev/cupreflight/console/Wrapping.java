package dev.cupreflight.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks harmless text into lines of whole words. */
public final class Wrapping {
    private Wrapping() {}

    /** Lines of whole words. A word that is longer than a line stays whole: a thumbprint or a path must not be cut. */
    public static List<String> lines(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Sanitizer.clean(text).strip().split(" +", -1)) {
            if (line.length() > 0 && length(line) + 1 + length(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The same, but a word that is longer than a line is broken: for text that nobody copies. */
    public static List<String> strict(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String line : lines(text, columns)) {
            String rest = line;
            while (length(rest) > columns) {
                int end = fitting(rest, columns);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            lines.add(rest);
        }
        return lines;
    }

    /** The first lines of a text; what is left out is shown as three dots. */
    public static String shortened(String text, int columns) {
        String clean = Sanitizer.clean(text).strip();
        if (length(clean) <= columns) {
            return clean;
        }
        String start = clean.substring(0, fitting(clean, Math.max(1, columns - 4)));
        int space = start.lastIndexOf(' ');
        return (space > columns / 2 ? start.substring(0, space) : start) + " ...";
    }

    /** How many columns a text takes; those of East Asian scripts take two, combining marks none. */
    public static int length(CharSequence text) {
        return text.codePoints().map(Wrapping::columns).sum();
    }

    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                        || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                        || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD));
        return wide ? 2 : 1;
    }

    /** The index after the last character that fits; at least one character fits. */
    private static int fitting(String text, int columns) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int next = text.codePointAt(at);
            used += columns(next);
            if (used > columns && at > 0) {
                return at;
            }
            at += Character.charCount(next);
        }
        return at;
    }
}
