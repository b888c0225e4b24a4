package dev.cupreflight.cli;

import dev.cupreflight.check.Waiver;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.wizard.Check;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What a guided run checks with. It is prepared in the background, and what is to be installed may change on the way. */
final class Checks {
    private final CompletableFuture<CheckRun> prepared;
    private volatile Optional<ChosenTarget> target = Optional.empty();

    /** Reads the rules, the waivers and the checklist; it may take its time, and is called once. */
    @FunctionalInterface
    interface Preparation {
        /** What a check needs besides the evidence. */
        CheckRun prepare() throws Exception;
    }

    /** Begins to prepare. */
    Checks(Preparation preparation) {
        prepared = CompletableFuture.supplyAsync(() -> {
            try {
                return preparation.prepare();
            } catch (Exception e) {
                throw new Failed(e);
            }
        });
    }

    /** From now on it is checked for this target. */
    void aim(ChosenTarget other) {
        target = Optional.of(other);
    }

    /** Checks a bundle, with waivers besides those of the waiver file. */
    Check check(Bundle bundle, List<Waiver> waivers, InstantSource time) {
        FactReader reader = FactReader.begin(bundle);
        CheckRun run = prepared.join();
        return run.about(target.or(run::target)).check(bundle, reader, time, with(run.waivers(), waivers));
    }

    static Waivers with(Waivers file, List<Waiver> more) {
        List<Waiver> all = new ArrayList<>(file.all());
        all.addAll(more);
        return new Waivers(all);
    }

    /** What preparing threw in the background, if that is what this is about. */
    static Exception cause(CompletionException problem) {
        return problem.getCause() instanceof Failed failed && failed.getCause() instanceof Exception cause
                ? cause
                : problem;
    }

    /** Carries what preparing threw out of the background. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause);
        }
    }
}
