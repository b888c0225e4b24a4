package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.rules.FixPlan.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question of a fix, such as which certificate to use.
 *
 * @param key the finding's key
 * @param fix the index of the fix
 * @param question the index of the question
 */
record ChoiceStage(String key, int fix, int question) implements Stage {

    private Optional<Choosing> choosing(State state) {
        return state.check()
                .finding(key)
                .filter(finding -> fix < finding.fixes().size()
                        && question < finding.fixes().get(fix).questions().size())
                .map(finding -> new Choosing(finding, fix));
    }

    @Override
    public Screen screen(State state) {
        Optional<Choosing> choosing = choosing(state);
        if (choosing.isEmpty()) {
            return new FindingStage(key).screen(state);
        }
        Question asked = choosing.get().plan(state).questions().get(question);
        List<Option> options = new ArrayList<>();
        for (int index = 0; index < asked.options().size(); index++) {
            options.add(Option.of(asked.options().get(index) + (index == 0 ? " (recommended)" : "")));
        }
        asked.refused().forEach(refused -> options.add(new Option(refused.label(), refused.because())));
        List<Block> blocks = List.of(
                new Block.Blank(),
                Block.text(Role.DIM, "Fix: " + choosing.get().plan(state).title()));
        return new Screen(
                blocks,
                new Prompt.Menu(
                        Phrases.question(asked.name()) + ": which one?",
                        options,
                        List.of(
                                Keys.key(Prompt.Key.ENTER, "take it"),
                                Keys.BACK,
                                Keys.EXPLAIN,
                                Keys.TO_OVERVIEW,
                                Keys.HAVE_LEFT)));
    }

    @Override
    public Turn answer(State state, Answer answer) {
        Optional<Choosing> choosing = choosing(state);
        if (choosing.isEmpty()) {
            return new FindingStage(key).answer(state, answer);
        }
        if (answer instanceof Answer.Picked picked) {
            Question asked = choosing.get().plan(state).questions().get(question);
            String label = asked.options().get(picked.option());
            State chosen = state.with(state.run().chose(choosing.get().name(asked), label));
            return Turn.to(choosing.get().ask(chosen, question + 1));
        }
        if (answer instanceof Answer.Pressed pressed && pressed.key() == Keys.WHY) {
            Finding finding = choosing.get().finding();
            return Common.explain(state, finding);
        }
        if (answer instanceof Answer.Pressed pressed && pressed.key() == Prompt.Key.ESCAPE) {
            return Turn.to(state.at(new FindingStage(key)));
        }
        return Common.answer(state, answer);
    }

    @Override
    public Position position() {
        return new Position(Position.Place.CHOICE, key, fix);
    }
}
