package dev.cupreflight.wizard;

import dev.cupreflight.check.Verdict;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.wizard.Entry.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Carries a guided run out: shows screens, takes answers, and does what they ask for. */
public final class Guide {
    private final World world;
    private final SetupDoor setup;
    private final Checking checking;
    private boolean saved = true;

    /**
     * A guide for this world.
     *
     * @param setup how the run can end with a start of Setup
     */
    public Guide(World world, SetupDoor setup) {
        this.world = world;
        this.setup = setup;
        this.checking = new Checking(world);
    }

    /**
     * How a run ended.
     *
     * @param run what was done
     * @param check the last check
     * @param interrupted true when Ctrl-C ended it
     * @param setup the Setup program that is to be started now; empty for none
     */
    public record End(Run run, Check check, boolean interrupted, Optional<SetupCommand> setup) {
        /** The verdict of the last check. */
        public Verdict verdict() {
            return check.verdict();
        }
    }

    /**
     * Guides from the first check to the end.
     *
     * @param checklist the checklist's id
     * @throws UnreadableException if there is no evidence at all
     * @throws IOException if the run file cannot be used
     */
    public End run(String checklist) throws UnreadableException, IOException {
        Check first = checking.asItIs(List.of());
        String server = first.report().server().name();
        world.store().open(server, checklist);
        Run fresh = Run.of(
                checklist,
                server,
                first.report().evidence().source(),
                world.time().instant());
        State state = new State(session(), fresh, first, new OverviewStage());
        Optional<Run> earlier = earlier();
        if (earlier.isPresent()) {
            Optional<State> resumed = new Resume(world).ask(state, earlier.get());
            if (resumed.isEmpty()) {
                return new End(fresh, first, true, Optional.empty());
            }
            state = resumed.get();
            if (!state.run().waivers().isEmpty() || !state.run().entries().isEmpty()) {
                state = rechecked(state);
            }
        } else {
            state = state.log(Kind.BEGUN, "", "begun: " + first.verdict().word());
        }
        world.console()
                .say(List.of(Block.text(
                        Role.DIM, "Every answer is kept in " + world.store().place())));
        return loop(state);
    }

    private Optional<Run> earlier() throws IOException {
        try {
            return world.store().load().map(RunJson::read);
        } catch (IllegalArgumentException e) {
            throw new IOException("The run file " + world.store().place() + " cannot be used: " + e.getMessage()
                    + ". Move it away to begin anew, or name another file with --run.");
        }
    }

    /** A check with the waivers of an earlier run, before anything is shown. */
    private State rechecked(State state) {
        try {
            return new State(
                    state.session(), state.run(), checking.asItIs(state.run().waivers()), state.stage());
        } catch (UnreadableException e) {
            return state;
        }
    }

    private End loop(State begun) {
        State state = save(begun);
        boolean shown = false;
        while (true) {
            state = state.with(session());
            Screen screen = state.stage().screen(state);
            world.console().say(shown ? List.of() : screen.blocks());
            Answer answer = world.console().ask(screen.prompt());
            if (answer instanceof Answer.Interrupted || answer instanceof Answer.Ended) {
                leave(state);
                return new End(state.run(), state.check(), answer instanceof Answer.Interrupted, Optional.empty());
            }
            Turn turn = state.stage().answer(state, answer);
            world.console().say(turn.said());
            State before = state;
            state = save(turn.state());
            for (Effect effect : turn.effects()) {
                if (effect instanceof Effect.Quit quit) {
                    state = saveInTheEnd(state);
                    if (quit.setup().isPresent()) {
                        save(state);
                        say("Saved in " + world.store().place() + ".");
                    } else {
                        leave(state);
                    }
                    return new End(state.run(), state.check(), quit.interrupted(), quit.setup());
                }
                Optional<State> carried =
                        effect instanceof Effect.Export ? export(state) : Optional.of(carryOut(state, effect));
                if (carried.isEmpty()) {
                    break;
                }
                state = save(carried.get());
            }
            shown = sameScreen(before, state);
        }
    }

    /** What is on the screen already is not shown again: an explanation would scroll away behind it. */
    private static boolean sameScreen(State before, State after) {
        return before.stage().equals(after.stage())
                && before.run().equals(after.run())
                && before.check().equals(after.check());
    }

    private Session session() {
        return new Session(
                world.who(),
                world.evidence().live(),
                world.evidence().instruction(),
                world.runner().unavailable(),
                setup,
                world.time().instant());
    }

    private State carryOut(State state, Effect effect) {
        if (effect instanceof Effect.Recheck recheck) {
            return recheck(state, recheck.artefacts());
        }
        if (effect instanceof Effect.Copy copy) {
            boolean copied = world.clipboard().copy(copy.text());
            say(copied ? "Copied." : "There is no clipboard here. Select the line with the mouse; it stands alone.");
            return state;
        }
        if (effect instanceof Effect.Done done) {
            world.runner().done(done.plan(), done.step(), done.last());
            return state;
        }
        if (effect instanceof Effect.RunStep step) {
            return runStep(state, step.work());
        }
        if (effect instanceof Effect.Examine examine) {
            return new SetupExamination(world.console(), checking, (SetupDoor.Asking) setup)
                    .examine(state, examine.program());
        }
        return state;
    }

    private State recheck(State state, Set<String> artefacts) {
        try {
            Check newer = checking.again(artefacts, state.run().waivers());
            boolean same = newer.report()
                    .evidence()
                    .sha256()
                    .equals(state.check().report().evidence().sha256());
            if (same && !state.session().live()) {
                say("The bundle has not changed since the last look: it was " + Phrases.collected(newer.report()) + ". "
                        + state.session().collecting());
            }
            world.console().say(state.delta(newer));
            return state.checked(newer);
        } catch (UnreadableException e) {
            world.console()
                    .say(List.of(Block.text(
                            Role.WARN,
                            "The evidence cannot be read now: " + e.getMessage()
                                    + ". The last check stands. Put the bundle back, then press r.")));
            return state.log(Kind.CHECKED, "", "the evidence could not be read: " + e.getMessage());
        }
    }

    private State runStep(State state, Work work) {
        String command = work.current().command().orElse("");
        String before = state.check().finding(work.finding()).map(Texts::status).orElse("");
        CompletableFuture<StepRunner.Output> running =
                CompletableFuture.supplyAsync(() -> world.runner().run(work.current()));
        world.console().await("Running", () -> work.current().text(), running);
        StepRunner.Output output = running.join();
        world.console()
                .say(List.of(
                        Block.detail(Role.DIM, output.text()), Block.text("Exit code " + output.exitCode() + ".")));
        String result = "exit code " + output.exitCode() + ": " + output.text();
        State ran = state.log(Kind.RUN, work.finding(), work.current().text(), command, before, result);
        if (output.exitCode() != 0) {
            say("The step has failed, so it does not count as done.");
            return ran;
        }
        world.runner().done(work.plan(), work.current(), work.last());
        State next = StepStage.proceed(ran, work);
        return recheck(next, StepStage.touched(ran, work));
    }

    /** Empty when the files could not be written: what was to follow does not. */
    private Optional<State> export(State state) {
        try {
            List<String> files = world.exporter().export(state.run(), state.check());
            files.forEach(file -> world.console().say(List.of(Block.detail("Written: " + file))));
            return Optional.of(state.log(Kind.EXPORTED, "", String.join(", ", files)));
        } catch (IOException e) {
            world.console()
                    .say(List.of(Block.text(
                            Role.WARN,
                            "The files could not be written: " + e.getMessage() + ". Make room, and try again.")));
            return Optional.empty();
        }
    }

    private State save(State state) {
        try {
            world.store().save(RunJson.write(state.run()), Documents.transcript(state.run(), state.check()));
            if (!saved) {
                say("The run is saved again.");
            }
            saved = true;
        } catch (IOException e) {
            if (saved) {
                world.console()
                        .say(List.of(Block.text(
                                Role.WARN,
                                "The run could not be saved to " + world.store().place() + ": " + e.getMessage()
                                        + ". Go on; it is tried again after each answer. Make room before you quit.")));
            }
            saved = false;
        }
        return state;
    }

    /** Whoever quits is asked to make room first, as long as the run is not saved; without an answer it ends. */
    private State saveInTheEnd(State state) {
        save(state);
        while (!saved) {
            Answer answer = world.console()
                    .ask(new Prompt.Menu(
                            "The answers since the last save exist only here. What now?",
                            List.of(
                                    Prompt.Option.of("I have made room: save again"),
                                    Prompt.Option.of("Leave; they are lost")),
                            List.of(new Prompt.Key(Prompt.Key.ENTER, "take it", ""))));
            if (!(answer instanceof Answer.Picked picked) || picked.option() == 1) {
                return state;
            }
            say("Saving again ...");
            save(state);
            if (!saved) {
                say("It still does not fit.");
            }
        }
        return state;
    }

    private void leave(State state) {
        save(state);
        world.console().say(List.of(new Block.Blank(), Texts.verdict(state.check())));
        say(
                saved
                        ? "Saved in " + world.store().place() + ". Start the same command again to go on here."
                        : "This run could NOT be saved to " + world.store().place()
                                + ". What was done on the server stays done; answers since the last save are lost.");
    }

    private void say(String text) {
        world.console().say(List.of(Block.text(text)));
    }
}
