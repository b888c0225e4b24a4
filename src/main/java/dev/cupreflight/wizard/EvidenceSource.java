package dev.cupreflight.wizard;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import java.util.Set;

/** Where the evidence of the server comes from, and how it is made fresh. */
public interface EvidenceSource {

    /**
     * The evidence as it is now. The caller closes it.
     *
     * @throws UnreadableException if there is none any more, or none that can be read
     */
    Bundle open() throws UnreadableException;

    /**
     * Collects artefacts again, where this program can; the others stay as they are.
     *
     * @param artefacts bundle paths
     * @throws UnreadableException if nothing could be collected
     */
    void refresh(Set<String> artefacts) throws UnreadableException;

    /** True when {@link #refresh} looks at the server itself, false when a person has to collect again. */
    boolean live();

    /** What a person does to collect again, as an instruction; empty when nobody has to. */
    String instruction();

    /** What collecting waits for now; empty when nothing is being collected. */
    default String waitingFor() {
        return "";
    }
}
