package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.report.Instruction;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.wizard.Entry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One step of a fix: what to do, the command alone on its line, and how to take it back. */
record StepStage() implements Stage {

    @Override
    public Screen screen(State state) {
        Work work = state.run().work().orElseThrow();
        Instruction step = Instruction.of(work.current());
        List<Block> blocks = new ArrayList<>();
        if (work.step() == 0) {
            blocks.add(new Block.Blank());
            blocks.add(Block.text(Role.BOLD, "Fix: " + work.plan().title()));
            work.plan().warnings().forEach(warning -> blocks.add(Block.marked("    Mind: ", Role.WARN, warning)));
        }
        blocks.addAll(shown(work, step));
        if (step.command().filter("iisreset"::equals).isPresent()) {
            shared(state, work).ifPresent(hint -> blocks.add(Block.detail(Role.INFO, hint)));
        }
        blocks.add(new Block.Blank());
        return new Screen(blocks, new Prompt.Menu("", List.of(), keys(state, step)));
    }

    private static List<Block> shown(Work work, Instruction step) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Blank()));
        String number =
                "Step " + (work.step() + 1) + " of " + work.plan().steps().size() + "   ";
        blocks.add(Block.marked(number, Role.BOLD, step.text()));
        if (!step.withheld().isEmpty()) {
            blocks.add(Block.detail(Role.WARN, Texts.sentence(step.withheld()) + "."));
        }
        step.command().ifPresent(command -> {
            blocks.add(Block.detail(step.lead() + ":"));
            blocks.add(new Block.Command(command));
        });
        step.undo().ifPresent(undo -> {
            blocks.add(Block.detail("To undo it:"));
            blocks.add(new Block.Command(undo));
        });
        if (step.command().isPresent()
                && step.undo().isEmpty()
                && !step.changes().isEmpty()) {
            blocks.add(Block.detail(Role.DIM, "There is no command that takes this step back."));
        }
        return blocks;
    }

    /** One restart can serve several fixes. */
    private static Optional<String> shared(State state, Work work) {
        long others = FixOrder.of(state.check()).tasks().stream()
                .filter(task -> task.plan().needs().contains("iisreset"))
                .filter(task -> task.findings().stream()
                        .noneMatch(finding -> Check.key(finding).equals(work.finding())))
                .count();
        return others == 0
                ? Optional.empty()
                : Optional.of(
                        (others == 1 ? "One more fix also needs" : others + " more fixes also need")
                                + " a restart of IIS. One restart after the last of them is enough: skip this step (s) until then.");
    }

    private static List<Prompt.Key> keys(State state, Instruction step) {
        boolean command = step.command().isPresent();
        String noCommand = command ? "" : "This step has no command.";
        String run = command ? state.session().cannotRun() : noCommand;
        return List.of(
                Keys.key(Prompt.Key.ENTER, "I have done it"),
                Keys.key(Keys.RUN, "run it for me", run),
                Keys.key(Keys.COPY, "copy", noCommand),
                Keys.EXPLAIN,
                Keys.key(Keys.SKIP, "skip step"),
                Keys.BACK,
                Keys.TO_OVERVIEW,
                Keys.HAVE_LEFT);
    }

    @Override
    public Turn answer(State state, Answer answer) {
        Work work = state.run().work().orElseThrow();
        if (!(answer instanceof Answer.Pressed pressed)) {
            return Turn.to(state);
        }
        return switch (pressed.key()) {
            case Prompt.Key.ENTER -> done(state, work);
            case Keys.RUN -> Turn.to(state.at(new ConsentStage()));
            case Keys.COPY ->
                Turn.to(state, new Effect.Copy(work.current().command().orElse("")));
            case Keys.WHY ->
                state.check()
                        .finding(work.finding())
                        .map(finding -> Common.explain(state, finding))
                        .orElse(Turn.to(state));
            case Keys.SKIP ->
                Turn.to(proceed(
                        state.log(Kind.SKIPPED, work.finding(), work.current().text()), work));
            case Prompt.Key.ESCAPE -> back(state, work);
            default -> Common.answer(state, answer);
        };
    }

    private static Turn done(State state, Work work) {
        PlannedStep step = work.current();
        State logged = state.log(
                Kind.DONE,
                work.finding(),
                step.text(),
                step.command().orElse(""),
                state.check().finding(work.finding()).map(Texts::status).orElse(""),
                work.last() ? "must hold now: " + String.join("; ", work.plan().verify()) : "");
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Done(work.plan(), step, work.last()));
        if (state.session().live() && (!step.changes().isEmpty() || work.last())) {
            effects.add(new Effect.Recheck(touched(state, work)));
        }
        return new Turn(proceed(logged, work), List.of(), effects);
    }

    /** What has to be collected again after a step: what its finding was read from. */
    static Set<String> touched(State state, Work work) {
        return state.check()
                .finding(work.finding())
                .map(finding -> Set.copyOf(finding.evidence()))
                .orElse(Set.of());
    }

    /** The next step, or the outcome after the last one. */
    static State proceed(State state, Work work) {
        Work next = work.next();
        return state.with(state.run().working(Optional.of(next)))
                .at(next.finished() ? new OutcomeStage() : new StepStage());
    }

    private static Turn back(State state, Work work) {
        return work.step() == 0
                ? Turn.to(state.with(state.run().working(Optional.empty())).at(new FindingStage(work.finding())))
                : Turn.to(state.with(state.run().working(Optional.of(work.back()))));
    }

    @Override
    public Position position() {
        return new Position(Position.Place.STEP, "", 0);
    }
}
