package dev.cupreflight.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names in a folder, from {@code cmd /u /c dir /b}.
 *
 * @param names in the order of the output; full paths when {@code /s} was given
 */
public record FolderListing(List<String> names) {
    public FolderListing {
        names = List.copyOf(names);
    }

    /**
     * Reads the output: UTF-16LE without a byte order mark. With one, or as single-byte text, it is read as well.
     *
     * @throws UnreadableException if it is not text, or its last line is cut off
     */
    public static FolderListing parse(byte[] bytes) throws UnreadableException {
        String text = wide(bytes) ? new String(bytes, StandardCharsets.UTF_16LE) : EncodedText.decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableException("not a list of names");
        }
        if (!text.endsWith("\n") || (wide(bytes) && bytes.length % 2 != 0)) {
            throw new UnreadableException("empty or cut off: the last line does not end");
        }
        return new FolderListing(
                text.lines().map(String::strip).filter(name -> !name.isEmpty()).toList());
    }

    /** Every line ends in CR and LF, which have a zero byte in UTF-16LE. */
    private static boolean wide(byte[] bytes) {
        return bytes.length >= 2 && !(bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) && hasZero(bytes);
    }

    private static boolean hasZero(byte[] bytes) {
        for (int at = 1; at < bytes.length; at += 2) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }
}
