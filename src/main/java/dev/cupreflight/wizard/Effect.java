package dev.cupreflight.wizard;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import java.util.Optional;
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

    /** Look at a Setup program, and go on with it or back to the verdict. */
    record Examine(String program) implements Effect {}

    /** End the run; what is started then, if anything is. */
    record Quit(boolean interrupted, Optional<SetupCommand> setup) implements Effect {
        Quit(boolean interrupted) {
            this(interrupted, Optional.empty());
        }

        Quit(boolean interrupted, SetupCommand setup) {
            this(interrupted, Optional.of(setup));
        }
    }
}
