package dev.cupreflight.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one {@code .reg} file says, in its order. Reads what {@code reg export} and {@code regedit} write (format
 * 5.00 and {@code REGEDIT4}; exchange-facts.md section 1.0), and refuses a file that is damaged or cut off: half a value
 * would be a false fact.
 *
 * @param sections the keys in the order of the file; a key may come more than once
 * @param whole true when everything below the topmost keys was exported with them
 */
public record RegistryFile(List<Section> sections, boolean whole) {
    /** The largest file that is read, in bytes. */
    public static final int MAX_FILE_BYTES = 64 * 1024 * 1024;

    /** The most keys in one file, those that only occur in the paths of others included. */
    public static final int MAX_KEYS = 1_000_000;

    /** The most values in one file. */
    public static final int MAX_VALUES = 2_000_000;

    /** The largest value, in bytes. */
    public static final int MAX_VALUE_BYTES = 16 * 1024 * 1024;

    /** The deepest key; Windows has the same limit. */
    public static final int MAX_DEPTH = 512;

    public RegistryFile {
        sections = List.copyOf(sections);
    }

    RegistryFile(List<Section> sections) {
        this(sections, true);
    }

    /** The values of one key; nothing is told about the keys below it. */
    static RegistryFile ofKey(Section section) {
        return new RegistryFile(List.of(section), false);
    }

    /**
     * One key line and the values below it.
     *
     * @param path the key with the long name of its hive
     * @param deleted whether the line deletes the key and everything below it ({@code [-HKEY...]})
     * @param values by name without case, the default value under the empty name; empty where a line deletes the value
     */
    public record Section(String path, boolean deleted, SortedMap<String, Optional<RegistryValue>> values) {
        public Section {
            SortedMap<String, Optional<RegistryValue>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(values);
            values = Collections.unmodifiableSortedMap(copy);
        }
    }

    /**
     * Reads the bytes of a {@code .reg} file.
     *
     * @throws UnreadableException if the file is no registry export, is damaged or cut off, or exceeds a limit
     */
    public static RegistryFile parse(byte[] bytes) throws UnreadableException {
        if (bytes.length > MAX_FILE_BYTES) {
            throw new UnreadableException("larger than " + MAX_FILE_BYTES + " bytes");
        }
        return new RegistryParser(RegistryText.decode(bytes)).parse();
    }
}
