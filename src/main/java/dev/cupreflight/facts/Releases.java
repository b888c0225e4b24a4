package dev.cupreflight.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The known releases. They age: a build that is newer than all of them is newer than the rule pack knows, not an error.
 *
 * @param asOf the date of the data, ISO 8601
 * @param all the releases, in any order
 * @param lifecycles what else is known about them
 */
public record Releases(String asOf, List<Release> all, Lifecycles lifecycles) {

    /** The same releases with what else is known about them. */
    public Releases with(Lifecycles data) {
        return new Releases(asOf, all, data);
    }

    /** The release that a build belongs to, security updates included. */
    public Optional<Release> of(Build build) {
        return all.stream().filter(release -> release.build().sameUpdate(build)).findFirst();
    }

    /** The name of the security update of a build; empty when it has none or an unknown one. */
    public Optional<String> updateOf(Build build) {
        return of(build)
                .flatMap(release -> release.updates().entrySet().stream()
                        .filter(update -> update.getValue() == build.revision())
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /** The newest release that the installed build can be upgraded to; empty when none is newer. */
    public Optional<Release> newestFrom(Build installed) {
        return all.stream().filter(release -> reachable(installed, release)).max(Comparator.comparing(Release::build));
    }

    /** The newest release of the same generation as a build. */
    public Optional<Release> newestLike(Build installed) {
        return all.stream()
                .filter(release -> release.build().major() == installed.major()
                        && release.build().minor() == installed.minor())
                .max(Comparator.comparing(Release::build));
    }

    /**
     * A release that is newer than all that are known: what the newest known one of its generation demands holds for it
     * too.
     */
    public Optional<Release> newerThanKnown(Build build) {
        return newestLike(build)
                .filter(newest -> build.compareTo(newest.build()) > 0)
                .map(newest -> new Release(
                        "build " + build.text() + ", newer than this rule pack knows",
                        newest.product(),
                        build,
                        newest.dotnetMinimum(),
                        newest.levels(),
                        Map.of()));
    }

    /** The release that a build belongs to, or one that is newer than all that are known. */
    public Optional<Release> known(Build build) {
        return of(build).or(() -> newerThanKnown(build));
    }

    /** True when Setup of a release upgrades a server with the installed build in place. */
    public boolean reachable(Build installed, Release release) {
        return newer(release.build(), installed)
                && lifecycles
                        .path(installed, release.product())
                        .filter(path -> open(path, installed))
                        .isPresent();
    }

    static boolean open(UpgradePath path, Build installed) {
        return path.oldest().filter(oldest -> installed.compareTo(oldest) < 0).isEmpty();
    }

    /** True when a build belongs to a newer cumulative update than another; security updates do not count. */
    static boolean newer(Build build, Build other) {
        return !build.sameUpdate(other) && build.compareTo(other) > 0;
    }

    /** The newest known build of the same cumulative update, updates included; else of the same generation. */
    Optional<Build> newestKnown(Build build) {
        return of(build)
                .map(release -> {
                    long newest = release.updates().values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0);
                    Build base = release.build();
                    return new Build(base.major(), base.minor(), base.build(), Math.max(newest, base.revision()));
                })
                .or(() -> newestLike(build).map(Release::build));
    }

    /** Finds a release by the name that an admin types: {@code 2019-CU15}, {@code SE-RTM}, or a build number. */
    public Optional<Release> named(String text) {
        String wanted = plain(text);
        return Build.parse(text)
                .flatMap(this::of)
                .or(() -> all.stream()
                        .filter(release -> plain(release.name()).equals(wanted)
                                || plain(release.name()).equals("exchange" + wanted))
                        .findFirst());
    }

    /** The product that a build belongs to (exchange-facts.md 5.1, mapping rule). */
    public static String productOf(Build build) {
        if (build.major() != 15) {
            return "of another generation";
        }
        if (build.minor() < 2) {
            return build.minor() == 1 ? "2016" : "2013";
        }
        return build.build() >= 2562 ? "SE" : "2019";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("cumulative update", "cu")
                .replace("server", "")
                .replaceAll("[^a-z0-9]", "");
    }
}
