package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.FolderListing;
import dev.cupreflight.evidence.PeVersion;
import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Optional;

/** Reads the installation media in the evidence: {@code files/<drive>/Setup.EXE} and {@code commands/dir-media.txt}. */
final class MediaFacts {
    private static final String LISTING = "commands/dir-media.txt";

    private final Bundle bundle;
    private final Releases releases;

    MediaFacts(Bundle bundle, Releases releases) {
        this.bundle = bundle;
        this.releases = releases;
    }

    /** The media; known and empty when none were collected. */
    Reading<Optional<Media>> media() {
        List<String> programs = bundle.expected("files", "exe").stream()
                .filter(MediaFacts::inRootOfDrive)
                .toList();
        boolean listed = bundle.expected("commands", "txt").stream().anyMatch(LISTING::equalsIgnoreCase);
        if (programs.isEmpty()) {
            return listed
                    ? Reading.unread("files/<drive>/Setup.EXE", "not in the bundle, although " + LISTING + " is")
                    : Reading.known(Optional.empty());
        }
        if (programs.size() > 1) {
            return Reading.unread(
                    String.join(", ", programs), "more than one Setup.exe: which one is meant is not clear");
        }
        String program = programs.get(0);
        Reading<PeVersion> version = bundle.parse(program, PeVersion::parse);
        return version.with(
                bundle.parse(LISTING, FolderListing::parse),
                (found, names) -> Optional.of(Media.of(program.split("/", -1)[1] + ":\\", found, names, releases)));
    }

    private static boolean inRootOfDrive(String path) {
        String[] parts = path.split("/", -1);
        return parts.length == 3 && parts[2].equalsIgnoreCase(Media.PROGRAM);
    }
}
