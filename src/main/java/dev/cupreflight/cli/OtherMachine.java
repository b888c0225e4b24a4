package dev.cupreflight.cli;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.wizard.StepRunner;

/** A server that is known by its evidence alone: its steps are done there, by a person. */
final class OtherMachine implements StepRunner {

    @Override
    public String unavailable() {
        return "This reads a bundle; type the command on the server.";
    }

    @Override
    public Output run(PlannedStep step) {
        throw new IllegalStateException("a step cannot be run on a server that is known by a bundle");
    }

    @Override
    public void done(FixPlan plan, PlannedStep step, boolean last) {}
}
