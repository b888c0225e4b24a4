package dev.cupreflight.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A range of bytes in one of the binary formats of Windows. Nothing outside of the range is ever read: offsets and lengths
 * that a hostile file made up end in a complaint that names the byte.
 */
final class LittleEndian {
    private final byte[] data;
    private final int from;
    private final int to;

    /** All these bytes; they are not copied. */
    LittleEndian(byte[] data) {
        this(data, 0, data.length);
    }

    private LittleEndian(byte[] data, int from, int to) {
        this.data = data;
        this.from = from;
        this.to = to;
    }

    int length() {
        return to - from;
    }

    /** The unsigned 16-bit number at an offset into this range. */
    int u16(long at) throws UnreadableException {
        int start = start(at, 2);
        return (data[start] & 0xFF) | (data[start + 1] & 0xFF) << 8;
    }

    /** The unsigned 32-bit number at an offset into this range. */
    long u32(long at) throws UnreadableException {
        return u16(at) | (long) u16(at + 2) << 16;
    }

    /** A part of this range. */
    LittleEndian slice(long at, long length) throws UnreadableException {
        int start = start(at, length);
        return new LittleEndian(data, start, start + (int) length);
    }

    /** Everything from an offset on. */
    LittleEndian from(long at) throws UnreadableException {
        return slice(at, Math.max(0, length() - at));
    }

    /** UTF-16LE text from an offset up to its terminator. */
    String text(long at) throws UnreadableException {
        for (long end = at; ; end += 2) {
            if (u16(end) == 0) {
                int start = start(at, end - at);
                return new String(data, start, (int) (end - at), StandardCharsets.UTF_16LE);
            }
        }
    }

    byte[] bytes() {
        return Arrays.copyOfRange(data, from, to);
    }

    UnreadableException damaged(long at, String reason) {
        return new UnreadableException("damaged at byte " + (from + at) + ": " + reason);
    }

    private int start(long at, long length) throws UnreadableException {
        if (at < 0 || at > length() || length < 0 || length > length() - at) {
            throw damaged(at, length + " bytes are expected, " + Math.max(0, length() - at) + " are left");
        }
        return from + (int) at;
    }
}
