package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.wizard.EvidenceSource;
import java.nio.file.Path;
import java.util.Set;

/**
 * Evidence in a bundle that a person collects.
 *
 * @param path the folder or the zip
 */
record BundleEvidence(Path path) implements EvidenceSource {

    @Override
    public Bundle open() throws UnreadableException {
        return Bundle.open(path);
    }

    /** Each look reads the bundle anew. */
    @Override
    public void refresh(Set<String> artefacts) {}

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public String instruction() {
        return "Collect the evidence on the server again, into " + path + ".";
    }
}
