package dev.cupreflight.console;

import java.util.Locale;

/**
 * Makes texts from evidence harmless: a character that could move the cursor, hide, reorder or restyle what a person
 * reads becomes its visible escape with the hexadecimal number. Everything else stays as it is.
 */
public final class Sanitizer {
    /** Fillers that count as letters or marks but show nothing. */
    private static final String BLANKS = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

    private Sanitizer() {}

    /** The text as one line: each line break becomes a space. */
    public static String clean(String text) {
        return escaped(text.replace("\r\n", " ").replace('\n', ' '));
    }

    /** The text with its line breaks, which are {@code \n} only. */
    public static String lines(String text) {
        return escaped(text.replace("\r\n", "\n"));
    }

    /** True when a character may be shown as it is; a line break may not. */
    public static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> BLANKS.indexOf(codePoint) < 0 && !variationSelector(codePoint);
        };
    }

    private static boolean variationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || (codePoint >= 0x180B && codePoint <= 0x180F);
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(next -> {
            if (next == '\n' || harmless(next)) {
                shown.appendCodePoint(next);
            } else {
                String form = next > Character.MAX_VALUE ? "\\u{%X}" : "\\u%04X";
                shown.append(String.format(Locale.ROOT, form, next));
            }
        });
        return shown.toString();
    }
}
