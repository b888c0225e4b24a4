package dev.cupreflight.cli;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.wizard.StepRunner;

/**
 * A server whose steps are done by a person.
 *
 * @param unavailable why this program does not run them
 */
record OtherMachine(String unavailable) implements StepRunner {
    /** A server that is known by its evidence alone. */
    static final OtherMachine BUNDLE = new OtherMachine("This reads a bundle; type the command on the server.");

    @Override
    public Output run(PlannedStep step) {
        throw new IllegalStateException("steps are typed by a person here");
    }

    @Override
    public void done(FixPlan plan, PlannedStep step, boolean last) {}
}
