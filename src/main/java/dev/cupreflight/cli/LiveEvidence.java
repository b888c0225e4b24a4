package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.install.ServerEvidence;
import dev.cupreflight.wizard.EvidenceSource;
import java.util.Optional;
import java.util.Set;

/** The evidence of this server for the guided run: everything first, then what a step has touched. */
final class LiveEvidence implements EvidenceSource {
    private final ServerEvidence server;
    private Optional<Set<String>> touched = Optional.empty();

    LiveEvidence(ServerEvidence server) {
        this.server = server;
    }

    @Override
    public Bundle open() throws UnreadableException {
        Set<String> some = touched.orElse(Set.of());
        return some.isEmpty() ? server.collect() : server.refresh(some);
    }

    @Override
    public void refresh(Set<String> artefacts) {
        touched = Optional.of(Set.copyOf(artefacts));
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
