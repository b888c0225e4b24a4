package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions of a fix, and its steps once they are answered.
 *
 * @param finding the finding
 * @param fix the index of the fix
 */
record Choosing(Finding finding, int fix) {

    /** The first question that has more than one answer, or the first step when there is none. */
    State begin(State state) {
        return ask(state, 0);
    }

    /** Asks from this question on. */
    State ask(State state, int from) {
        List<Question> questions = plan(state).questions();
        for (int index = from; index < questions.size(); index++) {
            if (questions.get(index).options().size() > 1) {
                return state.at(new ChoiceStage(Check.key(finding), fix, index));
            }
        }
        Work work = new Work(Check.key(finding), Phrases.headline(finding), plan(state), 0);
        State working = state.with(state.run().working(Optional.of(work)));
        return working.at(work.finished() ? new OutcomeStage() : new StepStage());
    }

    /** The fix with the answers that were given so far. */
    FixPlan plan(State state) {
        Map<String, Integer> chosen = new HashMap<>();
        for (Question question : finding.fixes().get(fix).questions()) {
            String label = state.run().choices().getOrDefault(name(question), "");
            int index = question.options().indexOf(label);
            if (index >= 0) {
                chosen.put(question.name(), index);
            }
        }
        return state.check().fixes(finding, chosen).get(fix);
    }

    /** The name of an answer in the run file. */
    String name(Question question) {
        return Check.key(finding) + " " + question.name();
    }
}
