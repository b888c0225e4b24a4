package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import java.util.List;
import java.util.Set;

/** What keys do everywhere. */
final class Common {
    private Common() {}

    static Turn answer(State state, Answer answer) {
        if (!(answer instanceof Answer.Pressed pressed)) {
            return Turn.to(state);
        }
        return switch (pressed.key()) {
            case Keys.PLAN -> Turn.to(state).saying(PlanPage.of(state.check()));
            case Keys.CHECK -> Turn.to(state, new Effect.Recheck(Set.of()));
            case Keys.EXPORT -> Turn.to(state, new Effect.Export());
            case Keys.OVERVIEW, Prompt.Key.ESCAPE -> Turn.to(OverviewStage.from(state));
            case Keys.QUIT -> Turn.to(state, new Effect.Quit(false));
            default -> Turn.to(state);
        };
    }

    /** The key that explains a finding. */
    static Turn explain(State state, Finding finding) {
        List<Block> said = Explanation.of(state.check(), finding);
        return Turn.to(state).saying(said);
    }
}
