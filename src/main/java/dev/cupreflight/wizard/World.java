package dev.cupreflight.wizard;

import dev.cupreflight.check.Waiver;
import dev.cupreflight.console.Console;
import dev.cupreflight.evidence.Bundle;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a guided run needs from the world.
 *
 * @param console the person
 * @param evidence the evidence of the server
 * @param runner runs steps
 * @param evaluator checks evidence
 * @param store keeps the run
 * @param exporter writes what the run leaves behind
 * @param clipboard takes a text; false when there is none
 * @param time the time
 * @param who who sits there, for the transcript
 */
public record World(
        Console console,
        EvidenceSource evidence,
        StepRunner runner,
        Evaluator evaluator,
        Store store,
        Exporter exporter,
        Clipboard clipboard,
        InstantSource time,
        String who) {

    /** Checks the evidence of the server. */
    @FunctionalInterface
    public interface Evaluator {
        /** The findings, with these waivers applied. */
        Check check(Bundle bundle, List<Waiver> waivers);
    }

    /** Keeps a run while it goes on. */
    public interface Store {
        /** Chooses the place for a server's run and keeps others away from it. */
        void open(String server, String checklist) throws IOException;

        /** The run that is kept there, if there is one. */
        Optional<String> load() throws IOException;

        /** Keeps the run; the earlier state stays if that fails. */
        void save(String run, String transcript) throws IOException;

        /** Puts an earlier run aside under another name. */
        void setAside() throws IOException;

        /** Where the run is kept, for people. */
        String place();
    }

    /** Writes what a run leaves behind. */
    @FunctionalInterface
    public interface Exporter {
        /** Writes the files and tells their names. */
        List<String> export(Run run, Check check) throws IOException;
    }

    /** Takes a text to be pasted elsewhere. */
    @FunctionalInterface
    public interface Clipboard {
        /** False when there is no clipboard. */
        boolean copy(String text);
    }
}
