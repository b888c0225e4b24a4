package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.report.Instruction;
import java.util.ArrayList;
import java.util.List;

/** Whether this program shall run a step. Only a typed yes means yes. */
record ConsentStage() implements Stage {

    @Override
    public Screen screen(State state) {
        Instruction step = Instruction.of(state.run().work().orElseThrow().current());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Blank());
        blocks.add(Block.text("This will be run" + changes(step) + ":"));
        blocks.add(new Block.Command(step.command().orElse("")));
        step.undo()
                .ifPresentOrElse(
                        undo -> {
                            blocks.add(Block.text("This takes it back:"));
                            blocks.add(new Block.Command(undo));
                        },
                        () -> blocks.add(Block.text("No command takes it back.")));
        String server = state.check().report().server().name();
        return new Screen(blocks, new Prompt.Line("Type yes to run it on " + server + "; anything else means no:", ""));
    }

    private static String changes(Instruction step) {
        return step.changes().isEmpty() ? "" : " (it changes " + step.changes() + ")";
    }

    @Override
    public Turn answer(State state, Answer answer) {
        State back = state.at(new StepStage());
        return answer instanceof Answer.Typed typed && typed.text().equalsIgnoreCase("yes")
                ? Turn.to(back, new Effect.RunStep(state.run().work().orElseThrow()))
                : Turn.to(back).saying("Nothing was run.");
    }

    @Override
    public Position position() {
        return new StepStage().position();
    }
}
