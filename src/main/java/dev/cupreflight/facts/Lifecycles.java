package dev.cupreflight.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known about the releases besides their builds, each with its own date.
 *
 * @param paths the ways that Setup goes in place
 * @param support how long Microsoft supports the products
 * @param issues the builds with known problems
 * @param dotnet the supported versions of the .NET Framework
 */
public record Lifecycles(
        Dated<UpgradePath> paths, Dated<SupportPeriod> support, Dated<BadBuilds> issues, Dated<DotNetSupport> dotnet) {
    /** No data at all. */
    public static final Lifecycles NONE = new Lifecycles(
            new Dated<>("", List.of()),
            new Dated<>("", List.of()),
            new Dated<>("", List.of()),
            new Dated<>("", List.of()));

    /** The way from an installed build to a product; empty when Setup goes none. */
    Optional<UpgradePath> path(Build installed, String product) {
        return paths.entries().stream()
                .filter(path -> path.from().equals(Releases.productOf(installed))
                        && path.to().equals(product))
                .findFirst();
    }

    /** The support of a release; empty when the data has nothing about its product. */
    Optional<Support> support(String product, String release) {
        return support.entries().stream()
                .filter(period -> period.product().equals(product))
                .findFirst()
                .map(period -> period.of(release));
    }

    /** The problems that a build is known to have. */
    List<KnownIssue> issues(Build build) {
        return issues.entries().stream()
                .filter(bad -> bad.holds(build))
                .map(bad -> bad.of(build))
                .toList();
    }

    /** The supported versions of the .NET Framework; empty when the data has nothing about this build. */
    List<String> dotnet(Build build) {
        return dotnet.entries().stream()
                .filter(span -> span.from().major() == build.major()
                        && span.from().minor() == build.minor()
                        && span.from().compareTo(build) <= 0)
                .max(Comparator.comparing(DotNetSupport::from))
                .map(DotNetSupport::versions)
                .orElse(List.of());
    }
}
