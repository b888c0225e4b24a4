package dev.cupreflight.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One registry value as Windows stores it: a type number and bytes, read on demand as text or number. A value whose bytes
 * do not suit the question gives an empty answer, never a wrong one.
 */
public final class RegistryValue {
    /** {@code REG_SZ}: one string. */
    public static final int STRING = 1;

    /** {@code REG_EXPAND_SZ}: one string with unexpanded variables such as {@code %SystemRoot%}. */
    public static final int EXPANDABLE_STRING = 2;

    /** {@code REG_BINARY}. */
    public static final int BINARY = 3;

    /** {@code REG_DWORD}: 32 bits, little endian. */
    public static final int DWORD = 4;

    /** {@code REG_DWORD_BIG_ENDIAN}: 32 bits, big endian. */
    public static final int DWORD_BIG_ENDIAN = 5;

    /** {@code REG_MULTI_SZ}: a list of strings. */
    public static final int MULTI_STRING = 7;

    /** {@code REG_QWORD}: 64 bits, little endian. */
    public static final int QWORD = 11;

    private final int type;
    private final byte[] data;

    private RegistryValue(int type, byte[] data) {
        this.type = type;
        this.data = data;
    }

    /** A value of any type; the type is an unsigned 32-bit number, and the bytes are copied. */
    public static RegistryValue of(int type, byte[] data) {
        return new RegistryValue(type, data.clone());
    }

    /** A {@code REG_SZ} of this text. */
    public static RegistryValue ofString(String text) {
        return new RegistryValue(STRING, (text + '\0').getBytes(StandardCharsets.UTF_16LE));
    }

    /** A {@code REG_DWORD} of these 32 bits. */
    public static RegistryValue ofNumber(int bits) {
        return new RegistryValue(
                DWORD,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(bits)
                        .array());
    }

    /** The type number, an unsigned 32-bit number: one of the constants here, or anything else that a program wrote. */
    public int type() {
        return type;
    }

    /** A copy of the bytes, in the byte order of the registry (strings are UTF-16LE). */
    public byte[] bytes() {
        return data.clone();
    }

    /** The text of a {@code REG_SZ} or {@code REG_EXPAND_SZ} up to its terminator; empty for other types. */
    public Optional<String> asString() {
        if (type != STRING && type != EXPANDABLE_STRING) {
            return Optional.empty();
        }
        String text = text();
        int terminator = text.indexOf('\0');
        return Optional.of(terminator < 0 ? text : text.substring(0, terminator));
    }

    /** The number in a {@code REG_DWORD} (0 to 2^32-1), its big endian form, or a {@code REG_QWORD} (signed). */
    public OptionalLong asNumber() {
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        if (type == QWORD && data.length == Long.BYTES) {
            return OptionalLong.of(buffer.getLong());
        }
        if (data.length != Integer.BYTES || (type != DWORD && type != DWORD_BIG_ENDIAN)) {
            return OptionalLong.empty();
        }
        int bits = type == DWORD
                ? buffer.getInt()
                : buffer.order(ByteOrder.BIG_ENDIAN).getInt();
        return OptionalLong.of(Integer.toUnsignedLong(bits));
    }

    /**
     * The strings of a {@code REG_MULTI_SZ}, empty ones between others included ({@code PendingFileRenameOperations} has
     * them). A single string of another string type is a list of one; other types give an empty list.
     */
    public List<String> asStrings() {
        if (type != MULTI_STRING) {
            return asString().filter(text -> !text.isEmpty()).stream().toList();
        }
        List<String> strings = new ArrayList<>(Arrays.asList(text().split("\0", -1)));
        // The list ends in an empty string, and each string in a NUL: splitting gives two empty parts too many.
        for (int spare = 0; spare < 2 && !strings.isEmpty() && last(strings).isEmpty(); spare++) {
            strings.remove(strings.size() - 1);
        }
        return strings.stream().allMatch(String::isEmpty) ? List.of() : List.copyOf(strings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryValue value && type == value.type && Arrays.equals(data, value.data);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(data);
    }

    /** For test failures and logs: the type, and the text or the bytes. */
    @Override
    public String toString() {
        String content = asString().orElseGet(() -> HexFormat.of().formatHex(data));
        return "type " + Integer.toUnsignedString(type) + ": " + content;
    }

    private String text() {
        return new String(data, 0, data.length & ~1, StandardCharsets.UTF_16LE);
    }

    private static String last(List<String> strings) {
        return strings.get(strings.size() - 1);
    }
}
