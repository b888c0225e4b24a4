package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/** Derives what the data on releases says about the step from the installed build to the target. */
final class UpgradeFacts {
    private final Releases releases;
    private final Plan plan;
    private final Reading<Optional<Media>> media;

    UpgradeFacts(Releases releases, Plan plan, Reading<Optional<Media>> mediaInEvidence) {
        this.releases = releases;
        this.plan = plan;
        this.media = plan.target()
                .flatMap(ChosenTarget::media)
                .map(named -> Reading.known(Optional.of(named)))
                .orElse(mediaInEvidence);
    }

    /** The plan with the media in the evidence as the target, when nothing else was chosen and their build is known. */
    Plan withMedia() {
        Optional<ChosenTarget> inEvidence = media.ifKnown()
                .flatMap(found -> found)
                .flatMap(found ->
                        releases.known(found.build()).map(release -> new ChosenTarget(release, Optional.of(found))));
        return new Plan(plan.at(), plan.target().or(() -> inEvidence));
    }

    Reading<Upgrade> upgrade(Reading<Exchange> exchange, Reading<Target> target) {
        return exchange.with(target, this::upgrade);
    }

    private Upgrade upgrade(Exchange exchange, Target target) {
        Lifecycles data = releases.lifecycles();
        Optional<UpgradePath> path = data.path(exchange.build(), target.product());
        boolean direct =
                path.filter(way -> Releases.open(way, exchange.build())).isPresent();
        boolean confirmed = path.flatMap(UpgradePath::confirmedUpTo)
                .map(newest -> target.build().compareTo(newest) <= 0)
                .orElse(true);
        return new Upgrade(
                withMedia().target().isPresent(),
                Releases.newer(target.build(), exchange.build()),
                direct,
                confirmed,
                direct ? "" : path.map(UpgradePath::through).orElse(""),
                media,
                support(target.product(), target.release()),
                known(
                        Optional.of(data.dotnet(target.build())).filter(versions -> !versions.isEmpty()),
                        "the .NET Framework of " + target.release()),
                data.paths().asOf());
    }

    Reading<Lifecycle> lifecycle(Reading<Exchange> exchange) {
        return exchange.map(this::lifecycle);
    }

    private Lifecycle lifecycle(Exchange exchange) {
        Build build = exchange.build();
        return new Lifecycle(
                support(exchange.product(), exchange.release()),
                exchange.exact()
                        ? Reading.known(releases.lifecycles().issues(build))
                        : Reading.unread(
                                ExchangeFacts.artefact(exchange.installPath() + "\\bin\\ExSetup.exe"),
                                "not collected, and nothing else tells which security update is installed"),
                releases.newestKnown(build)
                        .filter(newest ->
                                build.compareTo(newest) > 0 && (exchange.exact() || !newest.sameUpdate(build)))
                        .isPresent(),
                releases.newestKnown(build).map(Build::text).orElse(""),
                releases.asOf());
    }

    private Reading<Support> support(String product, String release) {
        return known(releases.lifecycles().support(product, release), "the end of support of " + release);
    }

    private <T> Reading<T> known(Optional<T> value, String what) {
        return value.map(found -> Reading.known(found))
                .orElse(Reading.unread("the rule pack", "knows nothing about " + what));
    }
}
