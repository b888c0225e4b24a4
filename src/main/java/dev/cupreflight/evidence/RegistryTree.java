package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The registry of one server, merged from all exports in a bundle. It knows which subtrees were exported, and so tells a
 * key that is absent on the server from one that was never read. Paths compare without case, and hives may have their
 * short names ({@code HKLM}).
 *
 * <p>Everything below the topmost keys of an export was exported with them, unless it is the answer to {@code reg query},
 * which tells about one key alone. An export whose file is damaged proves
 * nothing, and whatever no other file tells about may have been in it.
 */
public final class RegistryTree {
    private static final String MANIFEST = "manifest.json";

    private final RegistryNode root = new RegistryNode("");
    private final List<Missing> unread = new ArrayList<>();

    private record Place(String path, Optional<RegistryNode> node, Set<String> tellers) {
        boolean told() {
            return !tellers.isEmpty();
        }
    }

    private RegistryTree() {}

    /**
     * Merges exports in the order of the map; deleting lines delete. A value that two files give differently makes its
     * key unread: file names carry no meaning, so neither file is the right one.
     *
     * @param files by bundle path
     * @param absentKeys the keys that the collector found not to exist, according to the manifest
     */
    public static RegistryTree of(Map<String, Reading<RegistryFile>> files, Set<String> absentKeys) {
        RegistryTree tree = new RegistryTree();
        files.forEach((source, file) -> {
            file.ifKnown().ifPresent(known -> tree.merge(known, source));
            tree.unread.addAll(file.missing());
        });
        // A manifest is hostile too: Windows has no key so deep, and a tree must not become so deep.
        absentKeys.stream()
                .filter(path -> RegistryPath.parts(path).size() <= RegistryFile.MAX_DEPTH)
                .forEach(path -> tree.create(path).reportAbsent());
        return tree;
    }

    /**
     * The key at this path, or empty if it does not exist on the server. Unread if nothing tells about it, which includes
     * a key that has no line of its own although keys below it were exported.
     */
    public Reading<Optional<RegistryKey>> key(String path) {
        Place place = locate(path);
        Optional<Missing> conflict = place.node().flatMap(RegistryNode::conflict);
        if (conflict.isPresent()) {
            return new Reading.Unread<>(List.of(conflict.get()));
        }
        Optional<RegistryKey> key = place.node()
                .filter(node -> node.held() || (place.told() && node.exists()))
                .map(node -> node.toKey(place.told()));
        if (key.isEmpty() && !place.told()) {
            return notExported(place);
        }
        return new Reading.Known<>(key, key.map(RegistryKey::sources).orElse(place.tellers()));
    }

    /**
     * The direct subkeys, sorted by name. Known if the key or one above it was exported; also if any key below it was
     * exported, because an export of several keys need not have a line for the key above them.
     */
    public Reading<List<RegistryKey>> children(String path) {
        Place place = locate(path);
        List<RegistryNode> nodes =
                place.node().stream().flatMap(RegistryNode::existingChildren).toList();
        List<Missing> conflicts =
                nodes.stream().flatMap(node -> node.conflict().stream()).toList();
        if (!conflicts.isEmpty()) {
            return new Reading.Unread<>(conflicts);
        }
        List<RegistryKey> keys =
                nodes.stream().map(node -> node.toKey(place.told())).toList();
        return keys.isEmpty() && !place.told() ? notExported(place) : withSources(keys, place);
    }

    /**
     * All keys below this one that were exported, in the order of a tree, without the key itself. Known only if the key or
     * one above it was exported: finding nothing in a part of a tree proves nothing.
     */
    public Reading<List<RegistryKey>> descendants(String path) {
        Place place = locate(path);
        if (!place.told()) {
            return notExported(place);
        }
        List<RegistryNode> nodes = place.node().map(RegistryNode::heldBelow).orElse(List.of());
        return withSources(nodes.stream().map(node -> node.toKey(true)).toList(), place);
    }

    /** The value of this name (empty for the default value), or empty if the key or the value does not exist. */
    public Reading<Optional<RegistryValue>> value(String path, String name) {
        return key(path).map(key -> key.flatMap(found -> found.value(name)));
    }

    private void merge(RegistryFile file, String source) {
        file.sections().forEach(section -> create(section.path()).merge(section, source));
        if (file.whole()) {
            file.sections().forEach(section -> markTopmost(section.path(), source));
        }
    }

    private RegistryNode create(String path) {
        RegistryNode node = root;
        for (String name : RegistryPath.parts(path)) {
            node = node.child(name);
        }
        return node;
    }

    private void markTopmost(String path, String source) {
        RegistryNode node = root;
        for (String name : RegistryPath.parts(path)) {
            Optional<RegistryNode> child = node.existingChild(name);
            if (child.isEmpty()) {
                return;
            }
            node = child.get();
            if (node.heldBy(source)) {
                node.toldBy(source);
                return;
            }
        }
    }

    private Place locate(String path) {
        List<String> parts = RegistryPath.parts(path);
        Set<String> tellers = new LinkedHashSet<>();
        Optional<RegistryNode> node = Optional.of(root);
        for (String name : parts) {
            node = node.flatMap(parent -> parent.existingChild(name));
            node.ifPresent(found -> tellers.addAll(found.tellers()));
            if (node.filter(RegistryNode::absent).isPresent()) {
                tellers.add(MANIFEST);
            }
        }
        return new Place(RegistryPath.join(parts), node, tellers);
    }

    private static Reading<List<RegistryKey>> withSources(List<RegistryKey> keys, Place place) {
        Set<String> sources = new LinkedHashSet<>(place.tellers());
        keys.forEach(key -> sources.addAll(key.sources()));
        return new Reading.Known<>(keys, sources);
    }

    private <T> Reading<T> notExported(Place place) {
        List<Missing> reasons = new ArrayList<>();
        reasons.add(new Missing(place.path(), "the registry key was not exported"));
        reasons.addAll(unread);
        return new Reading.Unread<>(reasons);
    }
}
