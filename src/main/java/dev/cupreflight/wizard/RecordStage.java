package dev.cupreflight.wizard;

import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.wizard.Confirmation.Status;
import dev.cupreflight.wizard.Entry.Kind;
import java.util.List;

/**
 * What a person writes down about an item.
 *
 * @param index the item's index
 * @param status what was answered
 */
record RecordStage(int index, Status status) implements Stage {

    @Override
    public Screen screen(State state) {
        return new Screen(List.of(), new Prompt.Line("Note (may be empty; Esc takes the answer back):", ""));
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (!(answer instanceof Answer.Typed typed)) {
            return Turn.to(state.at(new ItemStage(index)));
        }
        Item item = state.check().result().items().get(index);
        Confirmation given = new Confirmation(
                status, typed.text(), state.session().who(), state.session().now());
        State answered = state.with(state.run().confirm(item.id(), given))
                .log(Kind.CONFIRMED, item.id(), item.title() + ": " + status.words(), "", "", typed.text());
        return Turn.to(new ItemStage(index).after(answered));
    }

    @Override
    public Position position() {
        return new ItemStage(index).position();
    }
}
