package dev.cupreflight.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code reg query <key>} prints: the values of one key, without the keys below it. It stands in for an export
 * where that would take the large keys below along. Only the words for the default value are translated.
 */
public final class RegistryQuery {
    private static final String HIVE = "HKEY_";
    private static final Pattern VALUE = Pattern.compile(" {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?", Pattern.DOTALL);

    private final List<String> keys = new ArrayList<>();
    private final SortedMap<String, Optional<RegistryValue>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private RegistryQuery() {}

    /**
     * The key that was asked for, with its values.
     *
     * @throws UnreadableException if it is not the output of one query, or names no key
     */
    public static RegistryFile parse(byte[] bytes) throws UnreadableException {
        RegistryQuery query = new RegistryQuery();
        int number = 0;
        for (String line : EncodedText.decode(bytes).split("\r?\n", -1)) {
            number++;
            if (!line.isBlank()) {
                query.line(line, number);
            }
        }
        return RegistryFile.ofKey(new RegistryFile.Section(query.key(), false, query.values));
    }

    private void line(String line, int number) throws UnreadableException {
        if (line.startsWith(HIVE)) {
            keys.add(line.strip());
            return;
        }
        Matcher value = VALUE.matcher(line);
        if (keys.size() != 1 || !value.matches()) {
            throw new UnreadableException("damaged at line " + number + ": neither a key nor a value");
        }
        String name = value.group(1);
        boolean isDefault = values.isEmpty() && name.startsWith("(") && name.endsWith(")");
        String data = Optional.ofNullable(value.group(3)).orElse("");
        values.put(isDefault ? "" : name, Optional.of(value(value.group(2), data, number)));
    }

    /**
     * A key without values has no line of its own on Windows, only lines of the keys below it.
     */
    private String key() throws UnreadableException {
        if (keys.isEmpty()) {
            throw new UnreadableException("names no key");
        }
        String first = keys.get(0);
        boolean own = !values.isEmpty() || (keys.size() > 1 && isBelow(keys.get(1), first));
        if (own) {
            return first;
        }
        if (keys.size() < 2) {
            throw new UnreadableException(
                    "names one key without values: it can be the key that was asked for or one below");
        }
        return first.substring(0, first.lastIndexOf('\\'));
    }

    private static boolean isBelow(String key, String parent) {
        return key.regionMatches(true, 0, parent + "\\", 0, parent.length() + 1);
    }

    private static RegistryValue value(String type, String data, int number) throws UnreadableException {
        try {
            return switch (type) {
                case "REG_SZ" -> RegistryValue.ofString(data);
                case "REG_EXPAND_SZ" -> text(RegistryValue.EXPANDABLE_STRING, data + '\0');
                case "REG_MULTI_SZ" -> text(RegistryValue.MULTI_STRING, data.replace("\\0", "\0") + "\0\0");
                case "REG_DWORD" -> RegistryValue.ofNumber(Integer.parseUnsignedInt(hex(data), 16));
                case "REG_QWORD" ->
                    RegistryValue.of(
                            RegistryValue.QWORD,
                            ByteBuffer.allocate(Long.BYTES)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .putLong(Long.parseUnsignedLong(hex(data), 16))
                                    .array());
                case "REG_BINARY" ->
                    RegistryValue.of(RegistryValue.BINARY, HexFormat.of().parseHex(data.strip()));
                default -> throw new UnreadableException("line " + number + ": the type " + type + " is not known");
            };
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("damaged at line " + number + ": no data of the type " + type, e);
        }
    }

    private static RegistryValue text(int type, String text) {
        return RegistryValue.of(type, text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String hex(String data) {
        return data.strip().replaceFirst("^0x", "");
    }
}
