package dev.cupreflight.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names in a folder, from {@code cmd /u /c dir /b}.
 *
 * @param names in the order of the output; full paths when {@code /s} was given
 */
public record FolderListing(List<String> names) {
    private static final int LONGEST = 32_767;

    public FolderListing {
        names = List.copyOf(names);
    }

    /** Whether a name is in the list, without case. */
    public boolean holds(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /**
     * Reads the output: UTF-16LE without a byte order mark. With one, or as single-byte text, it is read as well.
     *
     * @throws UnreadableException if it is not text, holds nothing, or is cut off: the last line ends like the others
     */
    public static FolderListing parse(byte[] bytes) throws UnreadableException {
        String text = wide(bytes) ? new String(bytes, StandardCharsets.UTF_16LE) : EncodedText.decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableException("not a list of names");
        }
        if (!text.endsWith("\n") || (wide(bytes) && bytes.length % 2 != 0)) {
            throw new UnreadableException(text.isBlank() ? "empty" : "the last line is cut off");
        }
        List<String> names =
                text.lines().map(String::strip).filter(name -> !name.isEmpty()).toList();
        if (names.stream().anyMatch(name -> name.length() > LONGEST)) {
            throw new UnreadableException("a name longer than " + LONGEST + " characters");
        }
        return new FolderListing(names);
    }

    /** Every line ends in CR and LF, so UTF-16LE shows itself by a zero at an odd place whatever the names. */
    private static boolean wide(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return false;
        }
        for (int at = 1; at < bytes.length; at += 2) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }
}
