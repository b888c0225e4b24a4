package dev.cupreflight.wizard;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;

/**
 * A fix that is being carried out. Its steps stay as they were when it was begun, although the finding may be gone after
 * the first of them.
 *
 * @param finding the finding's key
 * @param title what was found, for headings
 * @param plan the fix
 * @param step the index of the step that is next; as many as there are steps when all are done
 */
public record Work(String finding, String title, FixPlan plan, int step) {

    PlannedStep current() {
        return plan.steps().get(step);
    }

    boolean last() {
        return step == plan.steps().size() - 1;
    }

    boolean finished() {
        return step >= plan.steps().size();
    }

    Work next() {
        return new Work(finding, title, plan, step + 1);
    }

    Work back() {
        return new Work(finding, title, plan, step - 1);
    }
}
