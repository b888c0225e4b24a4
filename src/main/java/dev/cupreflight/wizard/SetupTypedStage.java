package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Prompt;
import java.util.List;
import java.util.Optional;

/**
 * Arguments that a person types.
 *
 * @param program the path of the Setup program
 */
record SetupTypedStage(String program) implements Stage {

    @Override
    public Screen screen(State state) {
        return new Screen(
                List.of(),
                new Prompt.Line("The arguments, for example /Mode:Upgrade (nothing or Esc: start nothing):", ""));
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (!(answer instanceof Answer.Typed typed) || typed.text().isBlank()) {
            return SetupProgramStage.refused(state);
        }
        Optional<List<String>> arguments = SetupCommand.arguments(typed.text());
        return arguments.isEmpty()
                ? Turn.to(state).saying("A quotation mark is left open there. Type the arguments again.")
                : Turn.to(state.at(new SetupConsentStage(new SetupCommand(program, arguments.get()))));
    }

    @Override
    public Position position() {
        return new VerdictStage().position();
    }
}
