package dev.cupreflight.rules;

import static dev.cupreflight.rules.Shape.NUMBER;
import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.named;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;
import static dev.cupreflight.rules.Shape.words;

import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Lifecycles;
import dev.cupreflight.facts.Release;
import dev.cupreflight.facts.Release.DirectoryLevels;
import dev.cupreflight.facts.Releases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the file of Exchange releases. */
final class ReleaseReader {
    static final Shape RELEASE = new Shape(
            "a release",
            List.of(
                    required("name", TEXT, "Product and cumulative update."),
                    required("product", words("2013", "2016", "2019", "SE"), "The product."),
                    required("build", TEXT, "The build without security updates."),
                    required("released", TEXT, "The day of its release."),
                    required("schema", NUMBER, "rangeUpper of ms-Exch-Schema-Version-Pt."),
                    required("organization", NUMBER, "objectVersion of the organization."),
                    required("domain", NUMBER, "objectVersion of Microsoft Exchange System Objects."),
                    required("dotnet", NUMBER, "The smallest .NET Framework release number that Setup accepts."),
                    optional(
                            "updates",
                            named(NUMBER),
                            "Security and hotfix updates: the build's fourth part, by name.")));

    static final Shape FILE = new Shape(
            "a release file",
            List.of(
                    required("asOf", TEXT, "The date of the data."),
                    required("releases", many(RELEASE.nested()), "The releases.")));

    private final List<Problem> problems;

    ReleaseReader(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<Releases> read(SourceFile source) {
        return YamlFile.read(source, FILE, problems)
                .map(file -> new Releases(
                        file.text("asOf"),
                        file.list("releases", RELEASE).stream()
                                .flatMap(fields -> release(fields).stream())
                                .toList(),
                        Lifecycles.NONE));
    }

    private Optional<Release> release(Fields fields) {
        Optional<Build> build = build(fields, "build");
        Map<String, Long> updates = new LinkedHashMap<>();
        fields.named("updates").forEach((name, value) -> updates.put(name, Long.valueOf(value.text())));
        return build.map(own -> new Release(
                fields.text("name"),
                fields.text("product"),
                own,
                fields.number("dotnet").orElse(Long.MAX_VALUE),
                new DirectoryLevels(
                        fields.number("schema").orElse(Long.MAX_VALUE),
                        fields.number("organization").orElse(Long.MAX_VALUE),
                        fields.number("domain").orElse(Long.MAX_VALUE)),
                updates));
    }

    private static Optional<Build> build(Fields fields, String key) {
        Optional<Build> build = Build.parse(fields.text(key));
        if (build.isEmpty() && fields.has(key)) {
            fields.problem(key, "\"" + fields.text(key) + "\" is not a build number", "write it as 15.2.1748.10");
        }
        return build;
    }
}
