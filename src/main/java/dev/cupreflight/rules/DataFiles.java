package dev.cupreflight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the data files of a pack that take the place of others. */
final class DataFiles {
    private static final Pattern AS_OF = Pattern.compile("(?m)^asOf: *(\\S+)");

    private DataFiles() {}

    /** The data files that the last of these packs replaces; a file with the same text replaces nothing. */
    static List<PackChange> replaced(List<PackLayer> layers) {
        int last = layers.size() - 1;
        List<PackChange> found = new ArrayList<>();
        for (SourceFile file : layers.get(last).files()) {
            if (KnowledgeReader.reads(file)) {
                below(file.fileName(), layers.subList(0, last))
                        .filter(other -> !other.text().equals(file.text()))
                        .ifPresent(other -> found.add(change(other, file)));
            }
        }
        return found;
    }

    /** The file of this name that counts: the last one, or that of the program. */
    static SourceFile topmost(String name, List<PackLayer> layers) {
        return layers.stream()
                .flatMap(layer -> layer.files().stream())
                .filter(file -> file.fileName().equals(name))
                .reduce((first, second) -> second)
                .orElseGet(() -> PackFiles.builtIn("rules", List.of(name)).get(0));
    }

    private static Optional<SourceFile> below(String name, List<PackLayer> layers) {
        return layers.isEmpty() ? Optional.empty() : Optional.of(topmost(name, layers));
    }

    private static PackChange change(SourceFile from, SourceFile to) {
        return new PackChange(
                PackChange.Kind.DATA,
                to.fileName(),
                List.of(),
                asOf(from).flatMap(before -> asOf(to).map(after -> new PackChange.Values(before, after))),
                to.name(),
                "");
    }

    private static Optional<String> asOf(SourceFile file) {
        Matcher matcher = AS_OF.matcher(file.text());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
