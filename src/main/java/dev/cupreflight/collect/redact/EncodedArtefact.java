package dev.cupreflight.collect.redact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A text file that keeps its encoding.
 *
 * @param text the text without byte order mark
 * @param charset the encoding; bytes that are not UTF-8 or UTF-16 are kept one by one
 * @param mark the byte order mark; empty if there was none
 */
record EncodedArtefact(String text, Charset charset, String mark) {
    private static final String MARK = "\uFEFF";
    private static final int SAMPLE = 4096;

    /** The text of a file; empty if it is binary. */
    static Optional<EncodedArtefact> of(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(decoded(bytes, 3, StandardCharsets.UTF_8));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(decoded(bytes, 2, StandardCharsets.UTF_16LE));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(decoded(bytes, 2, StandardCharsets.UTF_16BE));
        }
        if (wide(bytes)) {
            return Optional.of(decoded(bytes, 0, StandardCharsets.UTF_16LE));
        }
        for (byte each : bytes) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(decoded(bytes, 0, utf8(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    /** The file with another text. */
    byte[] with(String other) {
        return (mark + other).getBytes(charset);
    }

    /** The program cmd /u and the tool icacls write UTF-16LE without a mark. */
    private static boolean wide(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE) & ~1;
        int zero = 0;
        for (int i = 0; i < length; i += 2) {
            if (bytes[i] == 0) {
                return false;
            }
            zero += bytes[i + 1] == 0 ? 1 : 0;
        }
        return length >= 4 && bytes.length % 2 == 0 && zero * 2 > length / 2;
    }

    static boolean utf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static EncodedArtefact decoded(byte[] bytes, int mark, Charset charset) {
        return new EncodedArtefact(
                new String(bytes, mark, bytes.length - mark, charset), charset, mark == 0 ? "" : MARK);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
