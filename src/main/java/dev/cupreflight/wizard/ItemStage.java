package dev.cupreflight.wizard;

import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.wizard.Confirmation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One item that only a person can confirm.
 *
 * @param index its index among all items
 */
record ItemStage(int index) implements Stage {
    /** The key of all items among what was left for later. */
    static final String ALL = "items";

    private static final List<Status> ANSWERS = List.of(Status.CONFIRMED, Status.NOT_SO, Status.NOT_APPLICABLE);

    /** The first item without an answer, or the first one. */
    static int firstOpen(State state) {
        List<Item> items = state.check().result().items();
        for (int index = 0; index < items.size(); index++) {
            if (!state.run().confirmations().containsKey(items.get(index).id())) {
                return index;
            }
        }
        return 0;
    }

    @Override
    public Screen screen(State state) {
        List<Item> items = state.check().result().items();
        Item item = items.get(index);
        List<Block> blocks = new ArrayList<>(List.of(new Block.Blank()));
        blocks.add(Block.text(Role.DIM, "Item " + (index + 1) + " of " + items.size()));
        blocks.add(Texts.item(item));
        blocks.add(Block.detail(item.why()));
        blocks.add(Block.detail("Write down: " + item.record()));
        Optional.ofNullable(state.run().confirmations().get(item.id()))
                .ifPresent(given -> blocks.add(Block.detail(
                        Role.INFO,
                        "Answered by " + given.by() + ": " + given.status().words() + ". " + given.note())));
        blocks.add(new Block.Blank());
        return new Screen(
                blocks,
                new Prompt.Menu(
                        "Is it so?",
                        List.of(
                                Option.of("Leave it open"),
                                Option.of("Yes, confirmed"),
                                Option.of("No, it is not so"),
                                Option.of("It does not apply here")),
                        List.of(Keys.key(Prompt.Key.ENTER, "take it"), Keys.BACK, Keys.TO_OVERVIEW, Keys.HAVE_LEFT)));
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (answer instanceof Answer.Picked picked) {
            return Turn.to(
                    picked.option() == 0
                            ? after(state)
                            : state.at(new RecordStage(index, ANSWERS.get(picked.option() - 1))));
        }
        if (answer instanceof Answer.Pressed pressed && pressed.key() == Prompt.Key.ESCAPE && index > 0) {
            return Turn.to(state.at(new ItemStage(index - 1)));
        }
        return Common.answer(state, answer);
    }

    /** The item after this one, or the verdict after the last. */
    State after(State state) {
        return index + 1 < state.check().result().items().size()
                ? state.at(new ItemStage(index + 1))
                : state.with(state.run().skip(ALL)).at(new VerdictStage());
    }

    @Override
    public Position position() {
        return new Position(Position.Place.ITEM, "", index);
    }
}
