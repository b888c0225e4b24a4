package dev.cupreflight.wizard;

import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.wizard.Confirmation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items that only a person can confirm, as a list. */
record ItemsStage() implements Stage {

    @Override
    public Screen screen(State state) {
        List<Option> options = new ArrayList<>();
        options.add(Option.of("Go through them one by one"));
        options.add(Option.of("Leave them on the checklist, and go to the verdict"));
        List<Block> blocks = new ArrayList<>(List.of(new Block.Separator()));
        blocks.add(Block.text("No evidence tells these. The checklist keeps your answer with your name and the time."));
        state.check().result().items().forEach(item -> blocks.add(line(state, item)));
        blocks.add(new Block.Blank());
        return new Screen(
                blocks,
                new Prompt.Menu(
                        "What only a person can confirm",
                        options,
                        List.of(Keys.key(Prompt.Key.ENTER, "take it"), Keys.TO_OVERVIEW, Keys.HAVE_LEFT)));
    }

    private static Block line(State state, Item item) {
        Optional<Confirmation> given =
                Optional.ofNullable(state.run().confirmations().get(item.id()));
        String mark = given.map(answer -> answer.status() == Status.NOT_SO ? "[x] " : "[+] ")
                .orElse("[ ] ");
        String words = given.map(answer -> " (" + answer.status().words() + ")").orElse("");
        return new Block.Text(mark, dev.cupreflight.console.Styles.Role.PLAIN, item.title() + words, true);
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (answer instanceof Answer.Picked picked) {
            if (picked.option() == 0) {
                return Turn.to(state.at(new ItemStage(ItemStage.firstOpen(state))));
            }
            return Turn.to(state.with(state.run().skip(ItemStage.ALL)).at(new VerdictStage()));
        }
        return Common.answer(state, answer);
    }

    @Override
    public Position position() {
        return new Position(Position.Place.ITEM, "", -1);
    }
}
