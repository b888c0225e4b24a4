package dev.cupreflight.evidence;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One registry key that exists on the server.
 *
 * @param path the full path with the long name of the hive, in the case of the export
 * @param values by name without case; the default value has the empty name
 * @param exported whether the values are known; false for a key that is only known to exist because keys below it were
 *     exported: it has no values here, which then says nothing
 * @param sources the bundle paths of the files that hold the key, or the keys below it
 */
public record RegistryKey(String path, SortedMap<String, RegistryValue> values, boolean exported, Set<String> sources) {
    public RegistryKey {
        SortedMap<String, RegistryValue> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        values = Collections.unmodifiableSortedMap(copy);
        sources = Set.copyOf(sources);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    /** The value of this name, without case. Empty means absent on the server only if the key was {@link #exported}. */
    public Optional<RegistryValue> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
