package dev.cupreflight.wizard;

import dev.cupreflight.check.Verdict;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Console;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.evidence.UnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Looks at a Setup program that was named. It may install something else than was checked for until then, so the server is
 * checked again for what it installs.
 *
 * @param console the person
 * @param checking checks the server
 * @param door knows programs
 */
record SetupExamination(Console console, Checking checking, SetupDoor.Asking door) {

    /** The state to go on with: the question about the arguments, or the verdict. */
    State examine(State state, String program) {
        CompletableFuture<Optional<String>> work =
                CompletableFuture.supplyAsync(() -> door.examiner().refusal(program, state.check()));
        console.await("Looking at " + program, () -> "the drive that it is on", work);
        Optional<String> refusal = work.join();
        if (refusal.isPresent()) {
            return refused(state, refusal.get());
        }
        try {
            return judged(state, checking.asItIs(state.run().waivers()), program);
        } catch (UnreadableException e) {
            return refused(state, "The server could not be checked for it: " + e.getMessage() + ".");
        }
    }

    private State judged(State before, Check now, String program) {
        String target = now.report().target();
        String earlier = before.check().report().target();
        if (!target.equals(earlier)) {
            console.say(List.of(Block.text(
                    "That is Setup of " + target + ". The server was checked for " + earlier + " until now.")));
            console.say(before.delta(now));
        }
        State state = before.checked(now);
        if (now.verdict() == Verdict.CLEARED) {
            return state.at(new SetupArgumentsStage(program));
        }
        warn("For " + target + " the server is " + now.verdict().word() + ". Setup was not started.");
        return OverviewStage.from(state);
    }

    private State refused(State state, String why) {
        warn(why + " Setup was not started.");
        return state.at(new VerdictStage());
    }

    private void warn(String text) {
        console.say(List.of(Block.text(Role.WARN, text)));
    }
}
