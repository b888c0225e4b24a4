package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Waiver;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.rules.Place;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.wizard.Entry.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A waiver: why, who, until when, and a typed yes at the end.
 *
 * @param key the finding's key
 * @param reason why it is right to go on; empty while it is asked
 * @param owner who decides it; empty while it is asked
 * @param until the last day, as it was typed; empty while it is asked
 */
record WaiverStage(String key, String reason, String owner, String until) implements Stage {
    private static final int DAYS = 7;

    @Override
    public Screen screen(State state) {
        Finding finding = state.check().finding(key).orElseThrow();
        if (reason.isEmpty()) {
            return ask(
                    List.of(
                            new Block.Blank(),
                            Block.text("A waiver holds only for exactly what is seen now:"),
                            Block.detail(finding.seen())),
                    "Why is it right to go on in spite of it?",
                    "");
        }
        if (owner.isEmpty()) {
            return ask(List.of(), "Who decides this?", state.session().who());
        }
        if (until.isEmpty()) {
            return ask(List.of(), "Until which day does it hold (year-month-day)?", proposal(state));
        }
        return ask(
                List.of(Block.text("\"" + finding.rule().title() + "\" will count as waived by " + owner + " until "
                        + until + ": " + reason)),
                "Type yes to waive it; anything else means no:",
                "");
    }

    private static Screen ask(List<Block> blocks, String question, String preset) {
        return new Screen(blocks, new Prompt.Line(question, preset));
    }

    private static String proposal(State state) {
        Instant day = state.check().report().plannedAt();
        return LocalDate.ofInstant(day, ZoneOffset.UTC).plusDays(DAYS).toString();
    }

    @Override
    public Turn answer(State state, Answer answer) {
        State back = state.at(new FindingStage(key));
        if (!(answer instanceof Answer.Typed typed)) {
            return Turn.to(back).saying("Nothing was waived.");
        }
        if (reason.isEmpty()) {
            return typed.text().isEmpty()
                    ? Turn.to(back).saying("Without a reason nothing is waived.")
                    : Turn.to(state.at(new WaiverStage(key, typed.text(), "", "")));
        }
        if (owner.isEmpty()) {
            String name = typed.text().isEmpty() ? state.session().who() : typed.text();
            return Turn.to(state.at(new WaiverStage(key, reason, name, "")));
        }
        return until.isEmpty() ? day(state, typed.text()) : decide(state, back, typed.text());
    }

    private Turn day(State state, String typed) {
        String day = typed.isEmpty() ? proposal(state) : typed;
        Instant planned = state.check().report().plannedAt();
        Optional<Instant> end = end(day);
        if (end.isEmpty()) {
            return Turn.to(state).saying("\"" + day + "\" is not a day. Write it as 2026-12-31.");
        }
        if (!end.get().isAfter(planned) || !end.get().isAfter(state.session().now())) {
            return Turn.to(state)
                    .saying("It must still hold at the planned time, " + Dates.minute(planned) + ", and now.");
        }
        return Turn.to(state.at(new WaiverStage(key, reason, owner, day)));
    }

    private Turn decide(State state, State back, String typed) {
        if (!typed.equalsIgnoreCase("yes")) {
            return Turn.to(back).saying("Nothing was waived.");
        }
        Finding finding = state.check().finding(key).orElseThrow();
        Place place = new Place(new SourceFile("given in the wizard", ""), 1, 1);
        Waiver waiver = new Waiver(
                finding.rule().id(),
                finding.subject(),
                reason,
                owner,
                end(until).orElseThrow(),
                finding.seen(),
                place);
        State waived = back.with(back.run().waive(waiver))
                .log(Kind.WAIVED, key, owner + " until " + until + ": " + reason, "", finding.seen(), "");
        return Turn.to(waived, new Effect.Recheck(Set.of()));
    }

    /** The end of a day. */
    private static Optional<Instant> end(String day) {
        try {
            return Optional.of(LocalDate.parse(day)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public Position position() {
        return new FindingStage(key).position();
    }
}
