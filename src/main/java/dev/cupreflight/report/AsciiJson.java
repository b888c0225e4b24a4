package dev.cupreflight.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Keeps JSON in ASCII: every other character stands within a string, where its escape means the same. So no code page
 * of a console or pipe can garble it, no lone surrogate is lost, and nothing in it can act on a terminal.
 */
final class AsciiJson extends FilterWriter {
    AsciiJson(Writer out) {
        super(out);
    }

    @Override
    public void write(int unit) throws IOException {
        if (unit < 0x7F) {
            out.write(unit);
        } else {
            out.write(String.format(Locale.ROOT, "\\u%04x", unit));
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int at = from; at < from + length; at++) {
            write(text.charAt(at));
        }
    }
}
