package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.install.ServerEvidence;
import dev.cupreflight.wizard.EvidenceSource;
import java.util.Optional;
import java.util.Set;

/**
 * The evidence of this server for the guided run. It was collected before the run begins; then everything is collected
 * again when a person asks for it, and what a step touched after the step.
 */
final class LiveEvidence implements EvidenceSource {
    private final ServerEvidence server;
    private volatile String doing = "";

    /** The evidence of a server from which everything was collected already. */
    LiveEvidence(ServerEvidence server) {
        this.server = server;
    }

    @Override
    public Bundle open() throws UnreadableException {
        return server.earlier(server.folder());
    }

    @Override
    public void refresh(Set<String> artefacts) throws UnreadableException {
        server.tell(Optional.of(step -> doing = step));
        try {
            Bundle bundle = artefacts.isEmpty() ? server.collect() : server.refresh(artefacts);
            bundle.close();
        } finally {
            server.tell(Optional.empty());
            doing = "";
        }
    }

    @Override
    public String waitingFor() {
        return doing;
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
