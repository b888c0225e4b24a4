package dev.cupreflight.wizard;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import java.util.List;

/** Runs steps on the server, after a typed yes and never otherwise. */
public interface StepRunner {

    /** Why this program cannot run steps here; empty when it can. */
    String unavailable();

    /** Runs a step's command and waits for it. */
    Output run(PlannedStep step);

    /** A person has done a step; {@code last} when it was the last one of its fix. */
    void done(FixPlan plan, PlannedStep step, boolean last);

    /** A run is continued in which these things were done; only a server that forgets between two runs has to listen. */
    default void resume(List<Entry> entries) {}

    /**
     * What a command did.
     *
     * @param exitCode its exit code; 0 for success
     * @param text what it wrote
     */
    record Output(int exitCode, String text) {}
}
