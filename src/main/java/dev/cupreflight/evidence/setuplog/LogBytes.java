package dev.cupreflight.evidence.setuplog;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a file as bytes, in a buffer of fixed size: a line that does not fit is cut, and read over to its end.
 * Lines end in LF or CRLF. The encodings that hold ASCII as it is are left alone; UTF-16 is turned into UTF-8.
 */
final class LogBytes {
    /** The most bytes of one line that can be seen. */
    static final int MAX_LINE = 256 * 1024;

    private static final int BUFFER = 4 * MAX_LINE;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LINE_FEEDS = ONES * '\n';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    private int start;
    private int end;
    private long number;

    LogBytes(InputStream in) throws IOException {
        this.in = Utf16Input.ifUtf16(in);
        refill();
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            next = 3;
        }
    }

    /** Goes to the next line; false at the end of the file. A last line without a line end counts. */
    boolean advance() throws IOException {
        int from = next;
        int found = lineFeed(from);
        if (found < 0) {
            from = moveToFront();
            found = lineFeed(from);
            while (found < 0 && refill()) {
                found = lineFeed(from);
            }
        }
        if (found < 0 && limit == from) {
            return false;
        }
        start = from;
        end = found < 0 ? limit : found;
        next = found < 0 ? limit : found + 1;
        if (found < 0 && limit == BUFFER) {
            skipRest();
        }
        end = Math.min(end, start + MAX_LINE);
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        number++;
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /** A part of the line as text: UTF-8 where it is that, else as Western Windows writes it. */
    String text(int from, int most) {
        return decoded(buffer, from, Math.max(0, Math.min(end - from, most)));
    }

    static String decoded(byte[] bytes, int from, int length) {
        if (isAscii(bytes, from, from + length)) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, length, WINDOWS_1252);
        }
    }

    /** Nearly every line is: its text is then a copy of the bytes. */
    private static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            if (((long) LONGS.get(bytes, at) & HIGH) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private int moveToFront() {
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        limit -= next;
        next = 0;
        return 0;
    }

    private boolean refill() throws IOException {
        int read = limit == BUFFER ? -1 : in.read(buffer, limit, BUFFER - limit);
        limit += Math.max(0, read);
        return read > 0;
    }

    /** Reads over the rest of a line that is longer than the buffer; what was seen of it stays at the front. */
    private void skipRest() throws IOException {
        int kept = start + MAX_LINE;
        for (int read = in.read(buffer, kept, BUFFER - kept); read > 0; read = in.read(buffer, kept, BUFFER - kept)) {
            limit = kept + read;
            int found = lineFeed(kept);
            if (found >= 0) {
                next = found + 1;
                return;
            }
        }
        limit = kept;
        next = kept;
    }

    /** The index of the next line feed, eight bytes at a time; -1 when there is none in the buffer. */
    private int lineFeed(int from) {
        int at = from;
        for (; at + Long.BYTES <= limit; at += Long.BYTES) {
            long word = (long) LONGS.get(buffer, at) ^ LINE_FEEDS;
            long zeros = (word - ONES) & ~word & HIGH;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at < limit; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
