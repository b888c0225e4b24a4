package dev.cupreflight.wizard;

import dev.cupreflight.check.Waiver;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Checks in the background, so that the console can say how long it takes and what it waits for.
 *
 * @param world the world
 */
record Checking(World world) {

    /** Work on evidence. */
    private interface Work {
        void begin() throws UnreadableException;
    }

    /** Checks the evidence as it is. */
    Check asItIs(List<Waiver> waivers) throws UnreadableException {
        return check(waivers, () -> {});
    }

    /** Collects artefacts again, as far as this program can, and checks. */
    Check again(Set<String> artefacts, List<Waiver> waivers) throws UnreadableException {
        return check(waivers, () -> world.evidence().refresh(artefacts));
    }

    private Check check(List<Waiver> waivers, Work first) throws UnreadableException {
        CompletableFuture<Check> work = CompletableFuture.supplyAsync(() -> {
            try {
                first.begin();
                try (Bundle bundle = world.evidence().open()) {
                    return world.evaluator().check(bundle, waivers);
                }
            } catch (UnreadableException e) {
                throw new CompletionException(e);
            }
        });
        world.console().await("Checking", world.evidence()::waitingFor, work);
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnreadableException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }
}
