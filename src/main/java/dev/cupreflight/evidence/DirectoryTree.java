package dev.cupreflight.evidence;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All {@code directory/*.ldf} of a bundle as one directory. An export does not tell which part of the directory it
 * covers, so a lookup that finds nothing is believed only if every export could be read: else it is unread, with the
 * reasons. What is found is known, also beside a damaged export; whoever counts objects asks for {@link #complete}.
 *
 * <p>Each export that the collector makes is one search with a name, a base and a filter of its own. Whoever concludes
 * from finding nothing asks for the {@link #search} that would have found it: one that was made and found nothing says
 * that there is nothing, one that was never made says nothing.
 */
public final class DirectoryTree {
    private final Map<DN, DirectoryEntry> entries = new LinkedHashMap<>();
    private final Set<String> sources = new TreeSet<>();
    private final List<Missing> missing = new ArrayList<>();
    private final Map<String, Reading<Boolean>> searches = new TreeMap<>();

    private DirectoryTree() {}

    /** Reads and merges the exports in a bundle, and those that its manifest lists. */
    public static DirectoryTree read(Bundle bundle) {
        Map<String, Reading<List<DirectoryEntry>>> files = new TreeMap<>();
        for (String path : bundle.expected("directory", "ldf")) {
            files.put(path, bundle.parse(path, bytes -> LdifFile.parse(bytes, path)));
        }
        return of(files);
    }

    /**
     * Merges exports by path. An object that is in several of them has the attributes of all; where they differ, the
     * first path wins.
     */
    public static DirectoryTree of(Map<String, Reading<List<DirectoryEntry>>> files) {
        DirectoryTree tree = new DirectoryTree();
        new TreeMap<>(files).forEach((path, file) -> {
            tree.missing.addAll(file.missing());
            tree.searches.put(BundlePath.key(path), file.map(found -> true));
            file.ifKnown().ifPresent(found -> {
                tree.sources.add(path);
                found.forEach(entry -> tree.entries.merge(entry.name(), entry, DirectoryEntry::with));
            });
        });
        if (files.isEmpty()) {
            tree.missing.add(new Missing("directory/*.ldf", "not in the bundle"));
        }
        return tree;
    }

    /** The exports that could not be read, and why. */
    public List<Missing> missing() {
        return List.copyOf(missing);
    }

    /** A lookup in this tree as it is if every export could be read, else unread. */
    public <T> Reading<T> complete(Reading<T> lookup) {
        return missing.isEmpty() ? lookup : new Reading.Unread<>(missing);
    }

    /**
     * The objects that one export found, together with what other exports tell about them; unread if that search was
     * not made or its file is damaged.
     *
     * @param path the bundle path of the export, for example {@code directory/connectors.ldf}
     */
    public Reading<List<DirectoryEntry>> search(String path) {
        return searches.getOrDefault(BundlePath.key(path), Reading.unread(path, "not in the bundle"))
                .flatMap(made -> Reading.known(
                        entries.values().stream()
                                .filter(entry -> entry.cameFrom(path))
                                .toList(),
                        path));
    }

    /** The object of that name; known and empty if every export was read and none holds it. */
    public Reading<Optional<DirectoryEntry>> find(String dn) {
        Optional<DN> name = name(dn);
        if (name.isEmpty()) {
            return Reading.unread(dn, "not a distinguished name");
        }
        Optional<DirectoryEntry> entry = Optional.ofNullable(entries.get(name.get()));
        return reading(entry, entry.stream().toList(), missing);
    }

    /** The objects of that class, without case, in the order of the exports. */
    public Reading<List<DirectoryEntry>> withClass(String objectClass) {
        List<DirectoryEntry> found = entries.values().stream()
                .filter(entry -> entry.isOfClass(objectClass))
                .toList();
        List<Missing> reasons = new ArrayList<>(missing);
        entries.values().stream()
                .filter(entry -> !entry.hasClasses() && !entry.name().isNullDN())
                .forEach(entry ->
                        reasons.add(new Missing(String.join(", ", entry.sources()), "exported without objectClass")));
        return reading(found, found, reasons);
    }

    /** The objects anywhere below a name, without the object of that name itself. */
    public Reading<List<DirectoryEntry>> below(String dn) {
        Optional<DN> name = name(dn);
        if (name.isEmpty()) {
            return Reading.unread(dn, "not a distinguished name");
        }
        List<DirectoryEntry> found = entries.values().stream()
                .filter(entry -> entry.name().isDescendantOf(name.get(), false))
                .toList();
        return reading(found, found, missing);
    }

    private <T> Reading<T> reading(T value, Collection<DirectoryEntry> found, List<Missing> reasons) {
        if (found.isEmpty()) {
            return reasons.isEmpty() ? new Reading.Known<>(value, sources) : new Reading.Unread<>(reasons);
        }
        Set<String> from = new TreeSet<>();
        found.forEach(entry -> from.addAll(entry.sources()));
        return new Reading.Known<>(value, from);
    }

    private static Optional<DN> name(String dn) {
        try {
            return Optional.of(new DN(dn));
        } catch (LDAPException e) {
            return Optional.empty();
        }
    }
}
