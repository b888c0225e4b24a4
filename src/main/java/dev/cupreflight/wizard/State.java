package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Block;
import dev.cupreflight.wizard.Entry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a run is.
 *
 * @param session what it is carried out with
 * @param run what is kept of it
 * @param check the server as it was checked last
 * @param stage what is on the screen
 */
record State(Session session, Run run, Check check, Stage stage) {

    /** The same run at another place. */
    State at(Stage next) {
        return new State(session, run.at(next.position()), check, next);
    }

    State with(Run other) {
        return new State(session, other, check, stage);
    }

    State with(Session other) {
        return new State(other, run, check, stage);
    }

    /** After the answer of a person or of the server: a line more in the transcript. */
    State log(Kind kind, String about, String text) {
        return log(kind, about, text, "", "", "");
    }

    State log(Kind kind, String about, String text, String command, String before, String after) {
        return with(run.log(new Entry(session.now(), session.who(), kind, about, text, command, before, after)));
    }

    /** The place of a finding that is open and not left for later, the most urgent first; or what comes after them. */
    Stage next() {
        List<Finding> open = Agenda.of(check).stream()
                .filter(finding -> !run.skipped().contains(Check.key(finding)))
                .toList();
        if (!open.isEmpty()) {
            return new FindingStage(Check.key(open.get(0)));
        }
        boolean asked = check.result().items().stream()
                .allMatch(item -> run.confirmations().containsKey(item.id()));
        return asked || run.skipped().contains(ItemStage.ALL) ? new VerdictStage() : new ItemsStage();
    }

    /** The state after another check, with every finding that changed in the transcript. */
    State checked(Check newer) {
        State state = new State(session, run, newer, stage);
        for (Finding before : check.result().findings()) {
            String key = Check.key(before);
            Optional<Finding> after = newer.finding(key);
            String now = after.map(Texts::status).orElse("gone");
            if (!now.equals(Texts.status(before))) {
                state = state.log(Kind.CHANGED, key, before.rule().title(), "", Texts.status(before), now);
            }
        }
        for (Finding after : newer.result().findings()) {
            if (after.open() && check.finding(Check.key(after)).isEmpty()) {
                state = state.log(
                        Kind.CHANGED, Check.key(after), after.rule().title(), "", "not there", Texts.status(after));
            }
        }
        return state;
    }

    /** One line about what a check changed. */
    List<Block> delta(Check newer) {
        List<Block> said = new ArrayList<>();
        said.add(Texts.delta(check, newer));
        Set<String> open = Set.copyOf(Agenda.of(newer).stream().map(Check::key).toList());
        Agenda.of(check).stream()
                .filter(before -> !open.contains(Check.key(before)))
                .forEach(before ->
                        said.add(Texts.solved(newer.finding(Check.key(before)).orElse(before))));
        Set<String> known = Set.copyOf(Agenda.of(check).stream().map(Check::key).toList());
        Agenda.of(newer).stream()
                .filter(after -> !known.contains(Check.key(after)))
                .forEach(after -> said.add(Texts.headline(after)));
        return said;
    }
}
