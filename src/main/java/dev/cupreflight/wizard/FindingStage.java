package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.wizard.Entry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One finding: what was seen, why it matters, and the ways out.
 *
 * @param key the finding's key
 */
record FindingStage(String key) implements Stage {

    @Override
    public Screen screen(State state) {
        Optional<Finding> known = state.check().finding(key).filter(Finding::open);
        if (known.isEmpty()) {
            return new Screen(
                    List.of(Texts.verdict(state.check())),
                    new Prompt.Menu("", List.of(), List.of(Keys.key(Prompt.Key.ENTER, "go on"), Keys.TO_OVERVIEW)));
        }
        Finding finding = known.get();
        List<Option> ways = finding.fixes().stream().map(FindingStage::way).toList();
        return new Screen(
                blocks(state, finding),
                new Prompt.Menu(ways.isEmpty() ? "" : "How do you want to fix it?", ways, keys(finding, ways)));
    }

    private List<Block> blocks(State state, Finding finding) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Separator()));
        blocks.add(Block.text(Role.DIM, progress(state, finding)));
        blocks.add(Texts.headline(finding));
        blocks.add(Block.detail(finding.rule().why()));
        if (finding.status() == Status.UNKNOWN) {
            if (finding.severity() == Severity.BLOCKER) {
                blocks.add(Block.detail("A blocker that could not be decided is never cleared."));
            }
            finding.missing().forEach(missing -> blocks.add(Block.detail("Missing: " + missing)));
            if (!state.session().live()) {
                blocks.add(Block.detail(state.session().collecting() + " Then press r."));
            }
        } else if (finding.fixes().isEmpty()) {
            blocks.add(Block.detail("No fix is known for this case."));
        }
        blocks.add(new Block.Blank());
        return blocks;
    }

    /** For example {@code EX01 | blocker 1 of 4 | setup.iis-certificate}. */
    private static String progress(State state, Finding finding) {
        List<Finding> same = Agenda.of(state.check()).stream()
                .filter(each -> each.severity() == finding.severity() && each.status() == finding.status())
                .toList();
        String noun = finding.status() == Status.UNKNOWN
                ? "unknown " + finding.severity().word()
                : finding.severity().word();
        String place = same.contains(finding) ? noun + " " + (same.indexOf(finding) + 1) + " of " + same.size() : noun;
        String server = state.check().report().server().name().split("\\.", 2)[0];
        return server + " | " + place + " | " + finding.rule().id();
    }

    private static Option way(FixPlan plan) {
        String label = plan.title() + " (" + Phrases.effort(plan) + ")";
        return new Option(label, plan.usable() ? "" : plan.blockedBy());
    }

    private static List<Prompt.Key> keys(Finding finding, List<Option> ways) {
        boolean open = ways.stream().anyMatch(way -> way.unavailable().isEmpty());
        String waive = !finding.rule().waivable()
                ? "Nobody may wave this rule through."
                : finding.status() == Status.UNKNOWN ? "It was not decided; collect what is missing." : "";
        List<Prompt.Key> keys = new ArrayList<>();
        keys.add(Keys.key(Prompt.Key.ENTER, open ? "fix it" : "leave it open, go on"));
        keys.add(Keys.LEAVE);
        keys.add(Keys.key(Keys.WAIVE, "waive", waive));
        keys.add(Keys.EXPLAIN);
        keys.add(Keys.CHECK_AGAIN);
        keys.add(Keys.TO_OVERVIEW);
        keys.add(Keys.HAVE_LEFT);
        return List.copyOf(keys);
    }

    @Override
    public Turn answer(State state, Answer answer) {
        Optional<Finding> finding = state.check().finding(key).filter(Finding::open);
        if (finding.isEmpty()) {
            return answer instanceof Answer.Pressed pressed && pressed.key() == Prompt.Key.ENTER
                    ? Turn.to(state.at(state.next()))
                    : Common.answer(state, answer);
        }
        if (answer instanceof Answer.Picked picked) {
            return Turn.to(new Choosing(finding.get(), picked.option()).begin(state));
        }
        if (!(answer instanceof Answer.Pressed pressed)) {
            return Turn.to(state);
        }
        return switch (pressed.key()) {
            case Prompt.Key.ENTER, Keys.SKIP -> leave(state, finding.get());
            case Keys.WAIVE -> Turn.to(state.at(new WaiverStage(key, "", "", "")));
            case Keys.WHY -> Common.explain(state, finding.get());
            default -> Common.answer(state, answer);
        };
    }

    private Turn leave(State state, Finding finding) {
        State left = state.with(state.run().skip(key))
                .log(Kind.SKIPPED, key, finding.rule().title());
        return Turn.to(left.at(left.next())).saying("Left open for now. The overview still lists it.");
    }

    @Override
    public Position position() {
        return new Position(Position.Place.FINDING, key, 0);
    }
}
