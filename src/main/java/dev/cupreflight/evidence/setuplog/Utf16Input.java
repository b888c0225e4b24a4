package dev.cupreflight.evidence.setuplog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8. */
final class Utf16Input extends InputStream {
    private static final int SNIFFED = 64;

    private final Reader reader;
    private final char[] characters = new char[32 * 1024];
    private byte[] ready = new byte[0];
    private int at;

    private Utf16Input(Reader reader) {
        this.reader = reader;
    }

    /** The input itself, or as UTF-8 if it begins with a mark of UTF-16 or as ASCII does in UTF-16. */
    static InputStream ifUtf16(InputStream in) throws IOException {
        PushbackInputStream buffered = new PushbackInputStream(in, SNIFFED);
        byte[] first = buffered.readNBytes(SNIFFED);
        buffered.unread(first);
        int mark = first.length < 2 ? 0 : ((first[0] & 0xFF) << 8) | (first[1] & 0xFF);
        if (mark == 0xFFFE || mark == 0xFEFF) {
            return of(buffered, StandardCharsets.UTF_16);
        }
        if (zeros(first, 1) > first.length / 4) {
            return of(buffered, StandardCharsets.UTF_16LE);
        }
        return zeros(first, 0) > first.length / 4 ? of(buffered, StandardCharsets.UTF_16BE) : buffered;
    }

    private static InputStream of(InputStream in, Charset charset) {
        return new Utf16Input(new InputStreamReader(in, charset));
    }

    /** How many of the pairs of bytes are an ASCII character with a zero at this side. */
    private static int zeros(byte[] bytes, int side) {
        int zeros = 0;
        for (int at = 0; at + 1 < bytes.length; at += 2) {
            zeros += bytes[at + side] == 0 && bytes[at + 1 - side] > 0 ? 1 : 0;
        }
        return zeros;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (at < ready.length) {
            return true;
        }
        int read = reader.read(characters);
        if (read <= 0) {
            return false;
        }
        ready = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
