package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.wizard.Entry.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Continues an earlier run, if its owner wants to. */
final class Resume {
    private final World world;

    Resume(World world) {
        this.world = world;
    }

    /** The state to go on with; empty when nobody answers. */
    Optional<State> ask(State fresh, Run earlier) throws IOException {
        boolean same = earlier.server().equalsIgnoreCase(fresh.run().server())
                && earlier.checklist().equals(fresh.run().checklist());
        String when = earlier.entries().isEmpty()
                ? Dates.minute(earlier.begun())
                : Dates.minute(
                        earlier.entries().get(earlier.entries().size() - 1).at());
        world.console()
                .say(List.of(
                        new Block.Blank(),
                        Block.text("There is a run for " + earlier.server() + ", last answer " + when + "."),
                        Block.detail("The evidence here was "
                                + Phrases.collected(fresh.check().report()) + ".")));
        Answer answer = world.console()
                .ask(new Prompt.Menu(
                        "Continue it?",
                        List.of(
                                new Option(
                                        "Continue where it stopped",
                                        same ? "" : "it is a run for " + earlier.server() + ", " + earlier.checklist()),
                                Option.of("Begin anew, and keep the old one under another name")),
                        List.of(new Prompt.Key(Prompt.Key.ENTER, "take it", ""))));
        if (!(answer instanceof Answer.Picked picked)) {
            return Optional.empty();
        }
        if (picked.option() == 1) {
            world.store().setAside();
            return Optional.of(fresh.log(Kind.BEGUN, "", "begun anew"));
        }
        world.runner().resume(earlier.entries());
        State state = fresh.with(earlier);
        return Optional.of(state.at(stage(state)).log(Kind.BEGUN, "", "continued"));
    }

    private static Stage stage(State state) {
        Position at = state.run().position();
        boolean known = state.check().finding(at.finding()).isPresent();
        Optional<Work> work = state.run().work();
        return switch (at.place()) {
            case OVERVIEW -> new OverviewStage();
            case FINDING -> known ? new FindingStage(at.finding()) : new OverviewStage();
            case CHOICE -> known ? new ChoiceStage(at.finding(), at.index(), 0) : new OverviewStage();
            case STEP -> work.filter(each -> !each.finished()).isPresent() ? new StepStage() : new OverviewStage();
            case OUTCOME -> work.isPresent() ? new OutcomeStage() : new OverviewStage();
            case ITEM -> item(state, at.index());
            case VERDICT -> new VerdictStage();
        };
    }

    private static Stage item(State state, int index) {
        boolean there = index >= 0 && index < state.check().result().items().size();
        return there ? new ItemStage(index) : new ItemsStage();
    }
}
