package dev.cupreflight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Examples;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Layout;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Styles;
import dev.cupreflight.console.Wrapping;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.report.Report;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Rule.Example;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.rules.expression.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every screen of every blocker of the pack, in each of its failing examples, with every way out and every answer. */
class BlockerScreensTest {
    private static final String GUID = "[0-9A-Fa-f]{8}-";
    private static final int COLUMNS = 80;
    private static final Expressions LANGUAGE = new Expressions(Facts.class);
    private static final RulePack PACK = RulePack.builtIn(() -> LANGUAGE);

    @TestFactory
    Stream<DynamicTest> everyScreenIsFilledInAndFitsTheWidth() {
        Examples examples = new Examples(PACK);
        return PACK.rules().stream()
                .filter(rule -> rule.rule().severity() == Severity.BLOCKER)
                .map(rule -> DynamicTest.dynamicTest(rule.rule().id(), () -> walk(rule, examples)));
    }

    private static void walk(CompiledRule rule, Examples examples) {
        int screens = 0;
        for (Example example : rule.rule().examples()) {
            if (example.status().equals("fail")) {
                screens += walk(rule, examples.checker(example));
            }
        }
        assertThat(screens).as("screens of " + rule.rule().id()).isGreaterThan(1);
    }

    private static int walk(CompiledRule rule, Checker checker) {
        State state = state(rule, checker);
        List<Finding> failed = state.check().result().findings().stream()
                .filter(finding -> finding.status() == Status.FAIL && finding.severity() == Severity.BLOCKER)
                .toList();
        int screens = 0;
        for (Finding finding : failed) {
            screens += from(state.at(new FindingStage(Check.key(finding))), 0);
        }
        return screens;
    }

    /** Every option of every menu, and after that every step in turn. */
    private static int from(State state, int depth) {
        Screen screen = state.stage().screen(state);
        assertFilledIn(screen);
        int screens = 1;
        boolean choosing = state.stage() instanceof FindingStage || state.stage() instanceof ChoiceStage;
        if (choosing && screen.prompt() instanceof Prompt.Menu menu) {
            for (int index = 0; index < menu.options().size(); index++) {
                if (menu.options().get(index).unavailable().isEmpty()) {
                    screens += from(
                            state.stage()
                                    .answer(state, new Answer.Picked(index))
                                    .state(),
                            depth + 1);
                }
            }
            Turn explained = state.stage().answer(state, new Answer.Pressed('?'));
            assertFits(explained.said(), false);
        } else if (state.stage() instanceof StepStage && depth < 60) {
            if (state.run().work().orElseThrow().current().command().isPresent()) {
                assertFilledIn(new ConsentStage().screen(state));
            }
            screens += from(
                    state.stage()
                            .answer(state, new Answer.Pressed(Prompt.Key.ENTER))
                            .state(),
                    depth + 1);
        }
        return screens;
    }

    private static void assertFilledIn(Screen screen) {
        List<Block> blocks = new ArrayList<>(screen.blocks());
        if (screen.prompt() instanceof Prompt.Menu menu) {
            menu.options().forEach(option -> blocks.add(Block.text(option.label() + " " + option.unavailable())));
        } else if (screen.prompt() instanceof Prompt.Line line) {
            blocks.add(Block.text(line.question()));
        }
        assertFits(blocks, true);
        blocks.stream()
                .filter(Block.Command.class::isInstance)
                .map(block -> ((Block.Command) block).text())
                .forEach(command -> assertThat(command)
                        .isNotBlank()
                        .isPrintable()
                        .doesNotContain("null", "(not known)", "{entry", "{use", "{replacement", "{it."));
    }

    private static void assertFits(List<Block> blocks, boolean filledIn) {
        List<Block> texts = blocks.stream()
                .filter(block -> !(block instanceof Block.Command))
                .toList();
        for (String line : new Layout(Styles.NONE, COLUMNS).lines(texts)) {
            assertThat(Wrapping.length(line)).as(line).isLessThan(COLUMNS);
            if (filledIn) {
                assertThat(line).doesNotContainPattern("\\{(?!" + GUID + ")").doesNotContainPattern("\\bnull\\b");
            }
        }
    }

    private static State state(CompiledRule rule, Checker checker) {
        Checklist checklist = new Checklist(
                "one", "One rule", "before", List.of(new Checklist.Section("Only", List.of(rule), List.of())));
        CheckResult result = checker.check(checklist, Waivers.NONE, Sample.CHECKED_AT);
        Report report = new Report(
                new Report.Tool("1", "0", List.of()),
                new Report.ServerLine("EX01.contoso.com", "Exchange 2019 CU14", "15.2.1544.4", "Windows Server 2019"),
                new Report.EvidenceLine("sample", Optional.of(Sample.CHECKED_AT), "", "0", List.of()),
                "CU15",
                Sample.PLANNED_AT,
                Sample.CHECKED_AT,
                result);
        Run run = Run.of("one", "EX01.contoso.com", "sample", Sample.CHECKED_AT);
        Session session = new Session("kim", true, "", "", new SetupDoor.Shut("not here"), Sample.CHECKED_AT);
        return new State(session, run, new Check(report, checker, PACK), new OverviewStage());
    }
}
