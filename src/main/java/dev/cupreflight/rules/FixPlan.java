package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;

/**
 * A fix with the values of one finding filled in.
 *
 * @param title what is done
 * @param minutes how long it takes
 * @param needs what must be there
 * @param questions the questions with their possible answers
 * @param steps what to do, in order
 * @param warnings what to mind first
 * @param verify how to see that it worked
 * @param blockedBy what to do first when a question has no possible answer; empty when the fix can be used
 */
public record FixPlan(
        String title,
        long minutes,
        List<String> needs,
        List<Question> questions,
        List<PlannedStep> steps,
        List<String> warnings,
        List<String> verify,
        String blockedBy) {

    /**
     * A question and its possible answers.
     *
     * @param name the name of the answer
     * @param options the possible answers, the best first
     * @param chosen the index of the answer that the steps use
     * @param refused what one may look for among the answers
     */
    public record Question(String name, List<String> options, int chosen, List<Refused> refused) {}

    /** Something that is not a possible answer, and why. */
    public record Refused(String label, String because) {}

    /**
     * A step with its values.
     *
     * @param text what to do
     * @param command the command, ready to copy; empty for a step in a window
     * @param shell where it is typed
     * @param undo the command that takes it back; empty when nothing does
     * @param changes what it changes; empty when it only looks
     * @param withheld why the command is not shown: a value in it is not plausible; empty when it is shown
     */
    public record PlannedStep(
            String text,
            Optional<String> command,
            Shell shell,
            Optional<String> undo,
            String changes,
            String withheld) {}

    /** True when nothing else has to be done first. */
    public boolean usable() {
        return blockedBy.isEmpty();
    }
}
