package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The list of what is open, the most urgent first. */
record OverviewStage() implements Stage {

    @Override
    public Screen screen(State state) {
        List<Finding> open = Agenda.of(state.check());
        List<Option> options = new ArrayList<>();
        for (Finding finding : open) {
            boolean left = state.run().skipped().contains(Check.key(finding));
            options.add(Option.of(Texts.brief(finding) + (left ? " (left for later)" : "")));
        }
        options.add(new Option(
                "What only a person can confirm: " + items(state),
                state.check().result().items().isEmpty() ? "this checklist has no such item" : ""));
        options.add(Option.of("Verdict and export"));
        List<Block> blocks = new ArrayList<>(List.of(new Block.Separator()));
        blocks.addAll(Texts.header(state.check()));
        blocks.add(new Block.Blank());
        return new Screen(
                blocks,
                new Prompt.Menu(
                        open.isEmpty() ? "Nothing is open. What next?" : "Where do you want to start?",
                        options,
                        List.of(
                                Keys.key(Prompt.Key.ENTER, "start"),
                                Keys.TO_PLAN,
                                Keys.CHECK_AGAIN,
                                Keys.key(Keys.EXPORT, "export"),
                                Keys.HAVE_LEFT)));
    }

    private static String items(State state) {
        int all = state.check().result().items().size();
        long answered = state.check().result().items().stream()
                .filter(item -> state.run().confirmations().containsKey(item.id()))
                .count();
        return answered + " of " + all + " answered";
    }

    @Override
    public Turn answer(State state, Answer answer) {
        List<Finding> open = Agenda.of(state.check());
        if (answer instanceof Answer.Picked picked) {
            if (picked.option() < open.size()) {
                return Turn.to(state.at(new FindingStage(Check.key(open.get(picked.option())))));
            }
            return Turn.to(state.at(picked.option() == open.size() ? new ItemsStage() : new VerdictStage()));
        }
        return Common.answer(state, answer);
    }

    /** Everything is looked at again, also what was left for later. */
    static State from(State state) {
        return state.with(state.run().skipped(Set.of())).at(new OverviewStage());
    }

    @Override
    public Position position() {
        return Position.START;
    }
}
