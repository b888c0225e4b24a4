package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/** Finds out what is to be installed. */
final class TargetFacts {
    private TargetFacts() {}

    /** The chosen release; else the newest one that the installed build can go to. */
    static Reading<Target> target(Reading<Exchange> exchange, Releases releases, Plan plan) {
        return plan.target()
                .map(chosen -> Reading.known(target(chosen.release())))
                .orElseGet(() -> exchange.flatMap(installed -> newest(installed, releases)));
    }

    /**
     * A server that already has the newest known release is judged by that release. The demands of a release that this
     * rule pack does not know yet are not smaller than those of the newest one it knows.
     */
    private static Reading<Target> newest(Exchange installed, Releases releases) {
        Optional<Release> next = releases.newestFrom(installed.build());
        return next.or(() -> releases.newerThanKnown(installed.build()))
                .or(() -> releases.newestLike(installed.build()))
                .map(release -> Reading.known(target(release)))
                .orElse(Reading.unread(
                        "the target",
                        "no release for build " + installed.build().text() + " is known as of " + releases.asOf()
                                + "; name it with --target"));
    }

    /** What the target demands of Windows and of other software. */
    static Reading<Platform> platform(Reading<Target> target, Platforms platforms) {
        return target.flatMap(goal -> platforms
                .of(goal.build())
                .map(platform -> Reading.known(platform))
                .orElse(Reading.unread(
                        "the target", "what " + goal.release() + " demands of Windows is not in this rule pack")));
    }

    private static Target target(Release release) {
        return new Target(
                release.name(), release.product(), release.build(), release.dotnetMinimum(), release.levels());
    }
}
