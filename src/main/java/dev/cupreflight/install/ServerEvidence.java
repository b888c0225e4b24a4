package dev.cupreflight.install;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import java.nio.file.Path;
import java.util.Set;

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
}
