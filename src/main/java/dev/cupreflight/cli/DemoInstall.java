package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.DemoServer;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.install.ServerEvidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The sample server while it is updated: first as the wizard left it, at the planned time; and updated from the time on at
 * which there is a log of Setup.
 */
final class DemoInstall implements ServerEvidence {
    private static final Path BEFORE = Path.of("before");
    private static final Path AFTER = Path.of("after");
    private static final Instant BACK = Instant.parse("2026-12-06T00:30:00Z");

    private final DemoEvidence server;
    private final DemoClock clock;
    private final Path log;

    DemoInstall(DemoEvidence server, DemoClock clock, Path log) {
        this.server = server;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public Bundle collect() {
        jump(Files.exists(log) ? BACK : Sample.PLANNED_AT);
        return earlier(folder());
    }

    private void jump(Instant time) {
        if (clock.instant().isBefore(time)) {
            clock.goTo(time);
        }
    }

    @Override
    public Bundle refresh(Set<String> artefacts) {
        return earlier(folder());
    }

    /** No folder of a disk: a name for the state of the server. */
    @Override
    public Path folder() {
        return Files.exists(log) ? AFTER : BEFORE;
    }

    @Override
    public Bundle earlier(Path folder) {
        DemoServer then = server.server();
        if (folder.equals(BEFORE)) {
            return then.collect(Sample.PLANNED_AT);
        }
        then.update(Sample.setupLog());
        return then.collect(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }
}
