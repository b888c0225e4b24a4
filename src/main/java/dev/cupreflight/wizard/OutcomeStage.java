package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.report.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a fix are done: how to see that it worked, and what the check says. */
record OutcomeStage() implements Stage {

    @Override
    public Screen screen(State state) {
        Work work = state.run().work().orElseThrow();
        List<Block> blocks = new ArrayList<>(List.of(new Block.Blank()));
        if (!work.plan().verify().isEmpty()) {
            blocks.add(Block.text("See for yourself that it worked:"));
            work.plan().verify().forEach(each -> blocks.add(Block.entry("-", each)));
        }
        Optional<Finding> open = state.check().finding(work.finding()).filter(Finding::open);
        if (open.isEmpty()) {
            blocks.add(Texts.verdict(state.check()));
            blocks.add(new Block.Blank());
            return new Screen(blocks, new Prompt.Menu("", List.of(), keys("go on")));
        }
        if (state.session().live()) {
            blocks.add(Block.text(Role.WARN, "It is still open:"));
            blocks.add(Texts.headline(open.get()));
        } else {
            blocks.add(Block.text(state.session().collecting() + " The evidence here was "
                    + Phrases.collected(state.check().report()) + ", so it cannot show these steps yet."));
        }
        blocks.add(new Block.Blank());
        return new Screen(blocks, new Prompt.Menu("What next?", options(state), keys("take it")));
    }

    private static List<Option> options(State state) {
        return state.session().live()
                ? List.of(Option.of("Look at it again"), Option.of("Leave it open and go on"))
                : List.of(
                        Option.of("I have collected again: check it"),
                        Option.of("Go on with the next finding, and collect again later"));
    }

    private static List<Prompt.Key> keys(String enter) {
        return List.of(
                Keys.key(Prompt.Key.ENTER, enter),
                Keys.CHECK_AGAIN,
                Keys.key(Prompt.Key.ESCAPE, "back to the last step"),
                Keys.TO_OVERVIEW,
                Keys.HAVE_LEFT);
    }

    @Override
    public Turn answer(State state, Answer answer) {
        Work work = state.run().work().orElseThrow();
        State over = state.with(state.run().working(Optional.empty()));
        if (answer instanceof Answer.Picked picked) {
            if (picked.option() == 1) {
                return Turn.to(leave(over, work));
            }
            return state.session().live()
                    ? Turn.to(over.at(new FindingStage(work.finding())))
                    : Turn.to(state, new Effect.Recheck(Set.of()));
        }
        if (answer instanceof Answer.Pressed pressed && pressed.key() == Prompt.Key.ENTER) {
            return Turn.to(over.at(over.next()));
        }
        if (answer instanceof Answer.Pressed pressed && pressed.key() == Prompt.Key.ESCAPE && work.step() > 0) {
            return Turn.to(
                    state.with(state.run().working(Optional.of(work.back()))).at(new StepStage()));
        }
        return Common.answer(state, answer);
    }

    /** What the same steps close is not asked again before it was collected again. */
    private static State leave(State over, Work work) {
        State left = over;
        for (String finding : FixOrder.of(over.check()).closedWith(work.finding())) {
            left = left.with(left.run().skip(finding));
        }
        return left.at(left.next());
    }

    @Override
    public Position position() {
        return new Position(Position.Place.OUTCOME, "", 0);
    }
}
