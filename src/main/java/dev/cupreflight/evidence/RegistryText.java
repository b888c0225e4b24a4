package dev.cupreflight.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a {@code .reg} file, whatever its encoding. */
final class RegistryText {
    static final String HEADER = "Windows Registry Editor Version 5.00";
    static final String ANSI_HEADER = "REGEDIT4";

    /** The code page of {@code REGEDIT4} files from western servers; the files do not name theirs. */
    private static final Charset ANSI = Charset.forName("windows-1252");

    private RegistryText() {}

    /** Everything after the byte order mark, if there is one. */
    static String decode(byte[] bytes) throws UnreadableException {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return utf16(bytes, 2);
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes, 3);
        }
        // Every header is ASCII, so a zero as its second byte can only be the upper half of a UTF-16 character.
        if (bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0) {
            return utf16(bytes, 0);
        }
        boolean ansi = startsWith(bytes, ANSI_HEADER.chars().toArray());
        return ansi ? new String(bytes, ANSI) : utf8(bytes, 0);
    }

    /** The bytes of a string value in {@code REGEDIT4}, as the registry stores them. */
    static byte[] ansiToUtf16(byte[] bytes) {
        return new String(bytes, ANSI).getBytes(StandardCharsets.UTF_16LE);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static String utf16(byte[] bytes, int from) throws UnreadableException {
        String text = new String(bytes, from, (bytes.length - from) & ~1, StandardCharsets.UTF_16LE);
        if (bytes.length % 2 != 0) {
            throw damagedAfter(text, "the last character is cut in half");
        }
        return text;
    }

    private static String utf8(byte[] bytes, int from) throws UnreadableException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length - from);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, from, bytes.length - from), text, true);
        text.flip();
        if (result.isError()) {
            throw damagedAfter(text.toString(), "bytes that are not UTF-8");
        }
        return text.toString();
    }

    private static UnreadableException damagedAfter(String text, String reason) {
        long line = 1 + text.chars().filter(c -> c == '\n').count();
        return new UnreadableException("damaged at line " + line + ": " + reason);
    }
}
