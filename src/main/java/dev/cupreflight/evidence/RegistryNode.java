package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One name in a registry tree while it is built, and what the files said about it. */
final class RegistryNode {
    private final String path;
    private final SortedMap<String, RegistryNode> children = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedMap<String, RegistryValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The files that have a line for this key. */
    private Set<String> holders = Set.of();

    /** The files that tell everything about this key and all keys below it. */
    private Set<String> tellers = Set.of();

    /** A value that two files give differently: neither can be trusted. */
    private Optional<Missing> conflict = Optional.empty();

    private boolean reportedAbsent;

    RegistryNode(String path) {
        this.path = path;
    }

    RegistryNode child(String name) {
        return children.computeIfAbsent(name, key -> new RegistryNode(path.isEmpty() ? key : path + "\\" + key));
    }

    Optional<RegistryNode> existingChild(String name) {
        return Optional.ofNullable(children.get(name));
    }

    void merge(RegistryFile.Section section, String source) {
        if (section.deleted()) {
            children.clear();
            values.clear();
            conflict = Optional.empty();
            holders = Set.of();
            toldBy(source);
            return;
        }
        section.values()
                .forEach((name, value) ->
                        value.ifPresentOrElse(data -> put(name, data, source), () -> values.remove(name)));
        holders = plus(holders, source);
    }

    private void put(String name, RegistryValue value, String source) {
        RegistryValue other = values.put(name, value);
        if (other != null && !other.equals(value) && !holders.isEmpty() && !holders.equals(Set.of(source))) {
            String files = String.join(", ", new TreeSet<>(plus(holders, source)));
            conflict = Optional.of(new Missing(path + "\\" + name, "has different values in " + files));
        }
    }

    Optional<Missing> conflict() {
        return conflict;
    }

    void reportAbsent() {
        reportedAbsent = true;
    }

    void toldBy(String source) {
        tellers = plus(tellers, source);
    }

    boolean heldBy(String source) {
        return holders.contains(source);
    }

    Set<String> tellers() {
        return tellers;
    }

    /** Whether the collector found no such key; keys that were exported after all are the stronger evidence. */
    boolean absent() {
        return reportedAbsent && !exists();
    }

    boolean held() {
        return !holders.isEmpty();
    }

    /** Whether the key was exported, or any key below it. */
    boolean exists() {
        if (held()) {
            return true;
        }
        for (RegistryNode child : children.values()) {
            if (child.exists()) {
                return true;
            }
        }
        return false;
    }

    Stream<RegistryNode> existingChildren() {
        return children.values().stream().filter(RegistryNode::exists);
    }

    /** The exported keys below this one, in the order of a tree. */
    List<RegistryNode> heldBelow() {
        List<RegistryNode> found = new ArrayList<>();
        collectHeldBelow(found);
        return found;
    }

    private void collectHeldBelow(List<RegistryNode> found) {
        for (RegistryNode child : children.values()) {
            if (child.held()) {
                found.add(child);
            }
            child.collectHeldBelow(found);
        }
    }

    /** The key as it is known. A key without a line of its own has no values if a file tells everything about it. */
    RegistryKey toKey(boolean told) {
        Set<String> sources = new LinkedHashSet<>(holders);
        if (!held()) {
            heldBelow().forEach(key -> sources.addAll(key.holders));
        }
        return new RegistryKey(path, values, held() || told, sources);
    }

    private static Set<String> plus(Set<String> sources, String source) {
        Set<String> all = new LinkedHashSet<>(sources);
        all.add(source);
        // Immutable sets of one and two are small, and there are as many sets as keys.
        return Set.copyOf(all);
    }
}
