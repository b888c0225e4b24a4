package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;

/**
 * One way to mend what a rule found.
 *
 * @param title what is done
 * @param minutes how long it takes an admin who knows the way
 * @param needs what must be there: {@code administrator}, {@code management-shell}, {@code desktop}, ...
 * @param when when this way is open; absent = always
 * @param choices questions whose answers the steps use
 * @param steps what to do, in order
 * @param warnings what to mind before the first step
 * @param verify how to see that it worked
 */
public record Fix(
        Template title,
        long minutes,
        List<String> needs,
        Optional<Formula> when,
        List<Choice> choices,
        List<Step> steps,
        List<Template> warnings,
        List<Template> verify) {

    /**
     * A question with one answer, such as which certificate to use.
     *
     * @param name the name of the answer in expressions
     * @param from the possible answers, the best first
     * @param label how an answer is shown; the answer is {@code it}
     * @param none what to do when there is no possible answer
     * @param others what a person may look for among the answers: those that are not possible are shown with the reason
     * @param because the reason; the one that is not possible is {@code it}
     */
    public record Choice(
            String name, Formula from, Template label, Template none, Optional<Formula> others, Template because) {}

    /**
     * One step.
     *
     * @param text what to do
     * @param when when the step is needed; absent = always
     * @param command the command to run; absent for a step in a window
     * @param shell where the command is typed
     * @param undo the command that takes it back; absent when nothing does
     * @param changes what it changes on the server; absent when it only looks
     */
    public record Step(
            Template text,
            Optional<Formula> when,
            Optional<Template> command,
            Shell shell,
            Optional<Template> undo,
            Optional<Template> changes) {}
}
