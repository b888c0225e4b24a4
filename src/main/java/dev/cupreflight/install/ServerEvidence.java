package dev.cupreflight.install;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Evidence of the server that this program runs on, made now. The caller closes each bundle. */
public interface ServerEvidence {

    /**
     * Collects everything.
     *
     * @throws UnreadableException if nothing could be collected
     */
    Bundle collect() throws UnreadableException;

    /**
     * Collects some artefacts again, and gives them with the rest of what was collected before.
     *
     * @throws UnreadableException if nothing could be collected
     */
    Bundle refresh(Set<String> artefacts) throws UnreadableException;

    /**
     * The folder of the last bundle. It stays as long as the program runs; a refresh changes it, another collection has
     * a folder of its own.
     *
     * @throws IllegalStateException if nothing was collected yet
     */
    Path folder();

    /**
     * From now on each step of collecting is told to this listener and to nobody else; to none, it is told as at first.
     */
    default void tell(Optional<Consumer<String>> listener) {}

    /**
     * A bundle that was collected before.
     *
     * @param folder what {@link #folder} was then
     * @throws UnreadableException if it cannot be read any more
     */
    default Bundle earlier(Path folder) throws UnreadableException {
        return Bundle.open(folder);
    }
}
