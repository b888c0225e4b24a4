package dev.cupreflight.evidence;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a bundle where they lie: in a folder, a zip or a list.
 *
 * @param artefacts by path in lower case, sorted
 * @param notes what was left out while listing them
 * @param resource what stays open while the bundle is
 */
record BundleStorage(SortedMap<String, StoredArtefact> artefacts, List<String> notes, Closeable resource) {
    private static final String MAC_FOLDER = "__macosx/";

    /**
     * Indexes the files of a bundle. If they all lie in one top folder that is no folder of evidence itself, it is taken
     * off: packing or unpacking a folder often adds it.
     *
     * @throws UnreadableException if two names are the same on Windows, or if no file is evidence
     */
    static BundleStorage of(Collection<StoredArtefact> found, List<String> notes, Closeable resource)
            throws UnreadableException {
        SortedMap<String, StoredArtefact> artefacts = new TreeMap<>();
        Optional<String> top = topFolder(found);
        for (StoredArtefact artefact : found) {
            boolean below = top.isPresent() && artefact.path().startsWith(top.get());
            String path = below ? artefact.path().substring(top.get().length()) : artefact.path();
            StoredArtefact other = artefacts.put(BundlePath.key(path), artefact.at(path));
            if (other != null) {
                throw new UnreadableException("the entry " + BundlePath.shown(artefact.path())
                        + " occurs twice (names compare without case); a bundle with such a name is not read");
            }
        }
        if (artefacts.keySet().stream().noneMatch(BundlePath::isEvidence)) {
            throw new UnreadableException(
                    "holds no evidence: expected a folder or zip made by `cu-preflight collect`, with "
                            + String.join("/, ", BundlePath.FOLDERS) + "/ in it");
        }
        return new BundleStorage(Collections.unmodifiableSortedMap(artefacts), List.copyOf(notes), resource);
    }

    private static Optional<String> topFolder(Collection<StoredArtefact> found) {
        Set<String> tops = new TreeSet<>();
        for (StoredArtefact artefact : found) {
            String path = artefact.path();
            if (BundlePath.isEvidence(path)) {
                return Optional.empty();
            }
            if (!BundlePath.key(path).startsWith(MAC_FOLDER)) {
                tops.add(path.substring(0, path.indexOf('/') + 1));
            }
        }
        // A file beside the folder gives the empty name, and then there is no single top folder.
        return tops.size() == 1 && !tops.contains("") ? Optional.of(new ArrayList<>(tops).get(0)) : Optional.empty();
    }
}
