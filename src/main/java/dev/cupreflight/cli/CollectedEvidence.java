package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.wizard.EvidenceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Evidence of the server that this program runs on, collected into a folder.
 *
 * @param bundle the folder
 * @param collecting collects parts of it again
 */
record CollectedEvidence(Path bundle, Again collecting) implements EvidenceSource {

    /** Collects some artefacts again. */
    interface Again {
        void collect(Path bundle, Set<String> artefacts) throws IOException;
    }

    @Override
    public Bundle open() throws UnreadableException {
        return Bundle.open(bundle);
    }

    @Override
    public void refresh(Set<String> artefacts) throws UnreadableException {
        try {
            collecting.collect(bundle, artefacts);
        } catch (IOException e) {
            throw new UnreadableException("collecting again failed: " + FileTrouble.of(e), e);
        }
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public String instruction() {
        return "";
    }
}
