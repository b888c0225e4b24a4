package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupRun;
import java.time.Instant;
import java.util.Optional;

/** Finds out which update was meant: the one that was named, else the one that Setup's log tells of last. */
final class LastUpdateFacts {
    private static final String LOG = "the log of Setup";

    private final Releases releases;
    private final Reading<SetupLog> log;

    LastUpdateFacts(Releases releases, Reading<SetupLog> log) {
        this.releases = releases;
        this.log = log;
    }

    Reading<LastUpdate> lastUpdate(Optional<ChosenTarget> named) {
        return named.map(target -> Reading.known(
                        update(target.release().build(), target.release().name(), "the target that was named")))
                .orElseGet(() -> logged().map(build -> update(build, nameOf(build), LOG)));
    }

    private LastUpdate update(Build build, String release, String source) {
        return new LastUpdate(release, build, source, endedAt(build));
    }

    private String nameOf(Build build) {
        return releases.of(build).map(Release::name).orElse("build " + build.text());
    }

    private Reading<Build> logged() {
        return run().flatMap(run -> Build.parse(run.header().mediaVersion())
                .map(build -> Reading.known(build))
                .orElse(Reading.unread(LOG, "does not name the version of the last run; name it with --target")));
    }

    private Reading<SetupRun> run() {
        return log.flatMap(read -> read.chosen()
                .map(run -> Reading.known(run))
                .orElse(Reading.unread(LOG, "holds no run of Setup; name the update with --target")));
    }

    private Reading<Instant> endedAt(Build meant) {
        return run().flatMap(run -> Build.parse(run.header().mediaVersion())
                .filter(meant::sameUpdate)
                .map(build -> run.endedAt()
                        .map(end -> Reading.known(end))
                        .orElse(Reading.unread(LOG, "has no time in its last run")))
                .orElse(Reading.unread(LOG, "its last run was not Setup of build " + meant.text())));
    }
}
