package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares a bundle with its manifest.
 *
 * @param digests the SHA-256 of every artefact by its stored path, or why it has none
 * @param entries the manifest's entries by path in lower case; empty if there is no manifest
 */
record BundleNotes(Map<String, Reading<String>> digests, Map<String, Manifest.Entry> entries) {
    private static final int LISTED = 20;

    List<String> all() {
        List<String> changed = new ArrayList<>();
        List<String> unlisted = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        digests.forEach((path, digest) -> {
            String key = BundlePath.key(path);
            if (!BundlePath.isEvidence(path)) {
                ignored.add("ignored: " + path);
                return;
            }
            digest.missing().forEach(missing -> unread.add(missing + " (the SHA-256 of the bundle does not cover it)"));
            Optional<Manifest.Entry> entry = Optional.ofNullable(entries.get(key));
            if (entry.isEmpty() && !entries.isEmpty() && !BundlePath.isManifest(key)) {
                unlisted.add(path + " is not in the manifest: it was added after collection");
            }
            Optional<String> expected = entry.flatMap(Manifest.Entry::sha256);
            if (expected.isPresent()
                    && digest.ifKnown()
                            .filter(actual -> !actual.equals(expected.get()))
                            .isPresent()) {
                changed.add(path + " differs from the SHA-256 in the manifest: it was changed after collection");
            }
        });
        List<String> notes = new ArrayList<>();
        List.of(changed, unlisted, unread, missing(), ignored).forEach(kind -> notes.addAll(shortened(kind)));
        return notes;
    }

    private List<String> missing() {
        Map<String, Manifest.Entry> missing = new TreeMap<>(entries);
        digests.keySet().forEach(path -> missing.remove(BundlePath.key(path)));
        List<String> notes = new ArrayList<>();
        for (Manifest.Entry entry : missing.values()) {
            if (entry.failure().isPresent()) {
                notes.add(
                        entry.path() + " was not collected: " + entry.failure().get());
            } else if (entry.absent().isEmpty()) {
                notes.add(entry.path() + " is listed in the manifest, but not in the bundle");
            }
        }
        return notes;
    }

    /** A hostile bundle could otherwise fill the screen. */
    private static List<String> shortened(List<String> notes) {
        if (notes.size() <= LISTED) {
            return notes;
        }
        List<String> shortened = new ArrayList<>(notes.subList(0, LISTED));
        shortened.add("... and " + (notes.size() - LISTED) + " more like that");
        return shortened;
    }
}
