package dev.cupreflight.rules;

import dev.cupreflight.facts.IisLayouts;
import dev.cupreflight.facts.Knowledge;
import dev.cupreflight.facts.Lifecycles;
import dev.cupreflight.facts.Platforms;
import dev.cupreflight.facts.Releases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the data files of a pack: what is known about Exchange, and ages. A pack without one has that of the program. */
final class KnowledgeReader {
    private static final String RELEASES = "releases.yaml";
    private static final String PLATFORMS = "platforms.yaml";
    private static final String IIS_LAYOUT = "iis-layout.yaml";

    private final Map<String, SourceFile> files;
    private final List<Problem> problems;

    /** A reader of these files; where a name is there twice, the last one counts. */
    KnowledgeReader(List<SourceFile> sources, List<Problem> problems) {
        this.files = sources.stream()
                .filter(KnowledgeReader::reads)
                .collect(Collectors.toMap(
                        SourceFile::fileName, Function.identity(), (first, last) -> last, TreeMap::new));
        this.problems = problems;
    }

    /** True for a file that holds data instead of rules. */
    static boolean reads(SourceFile source) {
        return LifecycleReader.reads(source)
                || Stream.of(RELEASES, PLATFORMS, IIS_LAYOUT, Coverage.FILE).anyMatch(source.fileName()::equals);
    }

    Knowledge read() {
        Lifecycles lifecycles = new LifecycleReader(problems).read(List.copyOf(files.values()));
        return new Knowledge(
                new ReleaseReader(problems)
                        .read(file(RELEASES))
                        .orElse(new Releases("", List.of(), lifecycles))
                        .with(lifecycles),
                new PlatformReader(problems).read(file(PLATFORMS)).orElse(Platforms.NONE),
                new IisLayoutReader(problems).read(file(IIS_LAYOUT)).orElse(new IisLayouts("", List.of())));
    }

    private SourceFile file(String name) {
        return files.containsKey(name)
                ? files.get(name)
                : PackFiles.builtIn("rules", List.of(name)).get(0);
    }
}
