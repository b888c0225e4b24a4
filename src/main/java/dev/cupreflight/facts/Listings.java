package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.FolderListing;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Reading;
import java.util.List;

/** Folder listings in the evidence, {@code commands/dir-<what>.txt}. */
final class Listings {
    private Listings() {}

    /** The names in a folder. A folder that does not exist, or is empty, has none: the collector says so. */
    static Reading<FolderListing> read(Bundle bundle, String what) {
        String path = "commands/dir-" + what + ".txt";
        boolean absent = bundle.find(path).isEmpty()
                && bundle.manifest().ifKnown().map(Manifest::entries).orElse(List.of()).stream()
                        .anyMatch(entry -> entry.path().equalsIgnoreCase(path)
                                && !entry.absent().isEmpty()
                                && entry.failure().isEmpty());
        return absent
                ? Reading.known(new FolderListing(List.of()), "manifest.json")
                : bundle.parse(path, FolderListing::parse);
    }
}
