package dev.cupreflight.rules;

import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;
import static dev.cupreflight.rules.Shape.words;

import dev.cupreflight.facts.BadBuilds;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Dated;
import dev.cupreflight.facts.DotNetSupport;
import dev.cupreflight.facts.Lifecycles;
import dev.cupreflight.facts.SupportPeriod;
import dev.cupreflight.facts.UpgradePath;
import dev.cupreflight.rules.Shape.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the files of upgrade paths, support periods, known issues and supported .NET versions. */
final class LifecycleReader {
    static final String PATHS = "upgrade-paths.yaml";
    static final String SUPPORT = "support.yaml";
    static final String ISSUES = "known-issues.yaml";
    static final String DOTNET = "dotnet.yaml";

    private static final List<String> FILES = List.of(PATHS, SUPPORT, ISSUES, DOTNET);

    private static final Kind PRODUCT = words("2013", "2016", "2019", "SE");

    private static final Shape PATH = new Shape(
            "an upgrade path",
            List.of(
                    required("from", PRODUCT, "The installed product."),
                    required("to", PRODUCT, "The product of the target."),
                    optional("oldest", TEXT, "The oldest installed build that goes there directly."),
                    optional("through", TEXT, "The release to install first when the installed build is older."),
                    optional("confirmedUpTo", TEXT, "The newest target build for which a source confirms the way.")));
    private static final Shape PERIOD = new Shape(
            "a support period",
            List.of(
                    required("product", PRODUCT, "The product."),
                    optional("ends", TEXT, "The day on which support ends."),
                    optional("extendedEnds", TEXT, "The day on which the paid extended updates end."),
                    optional("extendedFor", many(TEXT), "The releases that the extended updates are made for.")));
    private static final Shape BUILDS = new Shape(
            "a span of builds",
            List.of(
                    required("from", TEXT, "The first build that has the problem."),
                    required("fixed", TEXT, "The first later build that does not have it.")));
    private static final Shape ISSUE = new Shape(
            "a known issue",
            List.of(
                    required("id", TEXT, "Its short name."),
                    required("title", TEXT, "The problem in one sentence."),
                    optional("article", TEXT, "Microsoft's article about it."),
                    required("builds", many(BUILDS.nested()), "The builds that have it.")));
    private static final Shape SPAN = new Shape(
            "a span of releases",
            List.of(
                    required("from", TEXT, "The first build of the span."),
                    required("versions", many(TEXT), "The supported versions of the .NET Framework.")));

    private final List<Problem> problems;

    LifecycleReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** True for a file that it reads. */
    static boolean reads(SourceFile source) {
        return FILES.contains(source.fileName());
    }

    /** Reads its files among those of a pack. A pack need not hold the data that ages: then that of the program counts. */
    Lifecycles read(List<SourceFile> sources) {
        Map<String, SourceFile> files = new HashMap<>();
        sources.forEach(source -> files.put(source.fileName(), source));
        FILES.forEach(file -> files.computeIfAbsent(
                file, each -> PackFiles.builtIn("rules", List.of(each)).get(0)));
        return new Lifecycles(
                dated(files.get(PATHS), "paths", PATH, LifecycleReader::path),
                dated(files.get(SUPPORT), "products", PERIOD, LifecycleReader::period),
                dated(files.get(ISSUES), "issues", ISSUE, LifecycleReader::issue),
                dated(files.get(DOTNET), "dotnet", SPAN, LifecycleReader::span));
    }

    private <T> Dated<T> dated(SourceFile source, String key, Shape shape, Function<Fields, Stream<T>> read) {
        Shape file = new Shape(
                "a file of " + key,
                List.of(
                        required("asOf", TEXT, "The date of the data."),
                        required(key, many(shape.nested()), "The data.")));
        return YamlFile.read(source, file, problems)
                .map(fields -> new Dated<>(
                        fields.text("asOf"),
                        fields.list(key, shape).stream().flatMap(read).toList()))
                .orElse(new Dated<>("", List.of()));
    }

    private static Stream<UpgradePath> path(Fields fields) {
        return Stream.of(new UpgradePath(
                fields.text("from"),
                fields.text("to"),
                build(fields, "oldest"),
                fields.text("through"),
                build(fields, "confirmedUpTo")));
    }

    private static Stream<SupportPeriod> period(Fields fields) {
        return Stream.of(new SupportPeriod(
                fields.text("product"),
                day(fields, "ends"),
                day(fields, "extendedEnds"),
                fields.phrases("extendedFor").stream().map(Phrase::text).toList()));
    }

    private static Stream<BadBuilds> issue(Fields fields) {
        return fields.list("builds", BUILDS).stream()
                .flatMap(span -> build(span, "from")
                        .flatMap(from -> build(span, "fixed")
                                .map(fixed -> new BadBuilds(
                                        fields.text("id"), fields.text("title"), fields.text("article"), from, fixed)))
                        .stream());
    }

    private static Stream<DotNetSupport> span(Fields fields) {
        List<String> versions =
                fields.phrases("versions").stream().map(Phrase::text).toList();
        return build(fields, "from").map(from -> new DotNetSupport(from, versions)).stream();
    }

    private static Optional<Build> build(Fields fields, String key) {
        Optional<Build> build = Build.parse(fields.text(key));
        if (build.isEmpty() && fields.has(key)) {
            fields.problem(key, "\"" + fields.text(key) + "\" is not a build number", "write it as 15.2.1748.10");
        }
        return build;
    }

    private static Optional<Instant> day(Fields fields, String key) {
        if (!fields.has(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(fields.text(key))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException e) {
            fields.problem(key, "\"" + fields.text(key) + "\" is not a day", "write it as 2025-10-14");
            return Optional.empty();
        }
    }
}
