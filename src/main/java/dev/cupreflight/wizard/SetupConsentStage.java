package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Styles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether Setup is to be started. Only a typed yes means yes.
 *
 * @param command what would be started
 */
record SetupConsentStage(SetupCommand command) implements Stage {

    @Override
    public Screen screen(State state) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Blank());
        blocks.add(Block.text("This will be started, after one more look at the server:"));
        blocks.add(new Block.Command(command.text()));
        if (command.arguments().stream()
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).startsWith("/iacceptexchangeserverlicenseterms"))) {
            blocks.add(Block.text("It accepts the licence terms of Exchange Server in your name."));
        }
        blocks.add(Block.text(
                Role.WARN, "No command takes an update back. Once it runs, it must run to its end: an hour or two."));
        return new Screen(
                blocks,
                new Prompt.Line(
                        "Type yes to start it on "
                                + state.check().report().server().name() + "; anything else means no:",
                        ""));
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (!(answer instanceof Answer.Typed typed) || !typed.text().equalsIgnoreCase("yes")) {
            return SetupProgramStage.refused(state);
        }
        State decided = state.at(new VerdictStage()).log(
                Entry.Kind.SETUP, "", "asked for after a typed yes", command.text(), "", "");
        return Turn.to(decided, new Effect.Export(), new Effect.Quit(false, command));
    }

    @Override
    public Position position() {
        return new VerdictStage().position();
    }
}
