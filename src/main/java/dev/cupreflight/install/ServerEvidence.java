package dev.cupreflight.install;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
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
}
