package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.install.ServerEvidence;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The evidence of this server for installing: each collection has a folder of its own, so that two can be compared. */
final class CollectedServer implements ServerEvidence {
    private final Collection collection;
    private final Listening progress;
    private Optional<CollectedEvidence> last = Optional.empty();
    private boolean stale;

    /** Collects everything into a new folder. */
    @FunctionalInterface
    interface Collection {
        CollectedEvidence collect() throws UnusableInputException;
    }

    CollectedServer(Collection collection, Listening progress) {
        this.collection = collection;
        this.progress = progress;
    }

    /** The server that this program runs on. */
    static CollectedServer here(Terminal terminal) {
        Listening progress = new Listening(new ProgressLines(terminal));
        return new CollectedServer(() -> LiveServer.here(terminal).evidence(progress), progress);
    }

    @Override
    public void tell(Optional<Consumer<String>> listener) {
        progress.tell(listener);
    }

    @Override
    public Bundle collect() throws UnreadableException {
        stale = true;
        try {
            CollectedEvidence collected = collection.collect();
            Bundle bundle = collected.open();
            last = Optional.of(collected);
            stale = false;
            return bundle;
        } catch (UnusableInputException e) {
            throw new UnreadableException(e.getMessage().replaceFirst("\\.$", ""), e);
        }
    }

    @Override
    public Bundle refresh(Set<String> artefacts) throws UnreadableException {
        if (last.isEmpty() || stale) {
            return collect();
        }
        last.get().refresh(artefacts);
        return last.get().open();
    }

    @Override
    public Path folder() {
        return last.orElseThrow(() -> new IllegalStateException("nothing was collected"))
                .bundle();
    }
}
