package dev.cupreflight.wizard;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import java.util.Set;

/** What the world is asked to do after an answer. */
sealed interface Effect {

    /** Check again; artefacts are collected again first, where that can be done. */
    record Recheck(Set<String> artefacts) implements Effect {}

    /** Put a text on the clipboard. */
    record Copy(String text) implements Effect {}

    /** A person has done a step. */
    record Done(FixPlan plan, PlannedStep step, boolean last) implements Effect {}

    /** Run a step; consent was typed. */
    record RunStep(Work work) implements Effect {}

    /** Write the checklist, the transcript and the fixes. */
    record Export() implements Effect {}

    /** End the run, and start Setup then if that is wanted. */
    record Quit(boolean interrupted, boolean start) implements Effect {
        Quit(boolean interrupted) {
            this(interrupted, false);
        }
    }
}
