package dev.cupreflight.rules;

import static dev.cupreflight.rules.Shape.FLAG;
import static dev.cupreflight.rules.Shape.NUMBER;
import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;

import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.FeatureDemand;
import dev.cupreflight.facts.Platform;
import dev.cupreflight.facts.Platforms;
import dev.cupreflight.facts.WindowsRelease;
import java.util.List;
import java.util.Optional;

/** Reads the file of what the releases demand of Windows and of other software. */
final class PlatformReader {
    private static final Build OLDEST = new Build(0, 0, 0, 0);
    private static final Build NEVER = new Build(999_999_999, 0, 0, 0);

    static final Shape WINDOWS = new Shape(
            "a release of Windows",
            List.of(required("build", NUMBER, "Its build number."), required("name", TEXT, "Its name.")));

    static final Shape PLATFORM = new Shape(
            "a platform",
            List.of(
                    required("name", TEXT, "The releases of Exchange that it is about."),
                    required("from", TEXT, "The first build of Exchange that it holds for."),
                    required("windows", many(NUMBER), "The builds of Windows Server that Setup accepts."),
                    optional("disputed", many(NUMBER), "Builds of Windows Server about which sources disagree."),
                    required("serverCore", FLAG, "Whether Setup accepts Server Core."),
                    required("urlRewrite", FLAG, "Whether Setup demands URL Rewrite."),
                    required("ucma", FLAG, "Whether Setup demands UCMA 4.0."),
                    required("vc2012", FLAG, "Whether Setup of the Mailbox role demands Visual C++ 2012.")));

    static final Shape FEATURE = new Shape(
            "a feature of Windows",
            List.of(
                    required("name", TEXT, "Its name for Install-WindowsFeature."),
                    required("dism", TEXT, "Its name for dism."),
                    optional("component", TEXT, "Its value below InetStp\\Components."),
                    required("rule", TEXT, "The rule of Setup that demands it, or who else does."),
                    optional("enforced", FLAG, "false when Setup does not always stop without it."),
                    optional("desktopOnly", FLAG, "true when Server Core does not have it."),
                    optional("edge", FLAG, "true when Edge Transport needs it too."),
                    optional("edgeOnly", FLAG, "true when only Edge Transport needs it."),
                    optional("from", TEXT, "The first build of Exchange that demands it."),
                    optional("before", TEXT, "The first build of Exchange that does not demand it any more.")));

    static final Shape FILE = new Shape(
            "a platform file",
            List.of(
                    required("asOf", TEXT, "The date of the data."),
                    required("windows", many(WINDOWS.nested()), "The releases of Windows Server."),
                    required("platforms", many(PLATFORM.nested()), "What the releases of Exchange demand."),
                    required("features", many(FEATURE.nested()), "The features of Windows that they demand.")));

    private final List<Problem> problems;

    PlatformReader(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<Platforms> read(SourceFile source) {
        return YamlFile.read(source, FILE, problems).map(file -> {
            List<WindowsRelease> windows = file.list("windows", WINDOWS).stream()
                    .map(fields -> new WindowsRelease(fields.number("build").orElse(0L), fields.text("name")))
                    .toList();
            return new Platforms(
                    file.list("platforms", PLATFORM).stream()
                            .map(fields -> platform(fields, windows, file.text("asOf")))
                            .toList(),
                    file.list("features", FEATURE).stream()
                            .map(PlatformReader::feature)
                            .toList());
        });
    }

    private static Platform platform(Fields fields, List<WindowsRelease> windows, String asOf) {
        return new Platform(
                fields.text("name"),
                build(fields, "from", NEVER),
                releases(fields, "windows", windows),
                releases(fields, "disputed", windows),
                windows.stream().mapToLong(WindowsRelease::build).max().orElse(0),
                fields.flag("serverCore", false),
                fields.flag("urlRewrite", true),
                fields.flag("ucma", true),
                fields.flag("vc2012", true),
                asOf);
    }

    /** A build that has no name is a slip of the pen. */
    private static List<WindowsRelease> releases(Fields fields, String key, List<WindowsRelease> windows) {
        return fields.phrases(key).stream()
                .flatMap(phrase -> {
                    Optional<WindowsRelease> found = windows.stream()
                            .filter(release -> String.valueOf(release.build()).equals(phrase.text()))
                            .findFirst();
                    if (found.isEmpty()) {
                        fields.problem(
                                key,
                                "\"" + phrase.text() + "\" is not a build of the list windows",
                                "add it there with its name");
                    }
                    return found.stream();
                })
                .toList();
    }

    private static FeatureDemand feature(Fields fields) {
        return new FeatureDemand(
                fields.text("name"),
                fields.text("dism"),
                fields.text("component"),
                fields.text("rule"),
                fields.flag("enforced", true),
                fields.flag("desktopOnly", false),
                fields.flag("edge", false),
                fields.flag("edgeOnly", false),
                build(fields, "from", OLDEST),
                build(fields, "before", NEVER));
    }

    private static Build build(Fields fields, String key, Build otherwise) {
        if (!fields.has(key)) {
            return otherwise;
        }
        Optional<Build> build = Build.parse(fields.text(key));
        if (build.isEmpty()) {
            fields.problem(key, "\"" + fields.text(key) + "\" is not a build number", "write it as 15.2.1748.10");
        }
        return build.orElse(otherwise);
    }
}
