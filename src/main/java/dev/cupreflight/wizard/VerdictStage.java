package dev.cupreflight.wizard;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.report.Summary;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.wizard.Confirmation.Status;
import java.util.ArrayList;
import java.util.List;

/** The verdict, and what can be done with it. */
record VerdictStage() implements Stage {

    @Override
    public Screen screen(State state) {
        Check check = state.check();
        List<Block> blocks = new ArrayList<>(List.of(new Block.Separator()));
        blocks.add(Texts.verdict(check));
        blocks.add(Block.detail(new Summary(unanswered(state)).next()));
        blocks.addAll(items(state));
        check.result().waiverRemarks().forEach(remark -> blocks.add(Block.detail(remark)));
        blocks.add(new Block.Blank());
        boolean open = !Agenda.of(check).isEmpty();
        return new Screen(
                blocks,
                new Prompt.Menu(
                        "What next?",
                        List.of(
                                Option.of(
                                        "Write the checklist, the transcript and the open fixes to files, and finish"),
                                new Option("Go back to what is still open", open ? "" : "no finding is open"),
                                new Option("Answer what only a person can confirm", none(check)),
                                new Option("Start Setup", setup(state)),
                                Option.of("Finish without files")),
                        List.of(
                                Keys.key(Prompt.Key.ENTER, "take it"),
                                Keys.TO_PLAN,
                                Keys.CHECK_AGAIN,
                                Keys.TO_OVERVIEW,
                                Keys.HAVE_LEFT)));
    }

    /** The result with those items only that nobody has answered yet. */
    private static CheckResult unanswered(State state) {
        CheckResult result = state.check().result();
        List<CheckResult.Section> sections = result.sections().stream()
                .map(section -> new CheckResult.Section(
                        section.title(),
                        section.findings(),
                        section.items().stream()
                                .filter(item -> !state.run().confirmations().containsKey(item.id()))
                                .toList()))
                .toList();
        return new CheckResult(
                result.checklist(), result.title(), result.stage(), sections, result.verdict(), result.waiverRemarks());
    }

    private static String none(Check check) {
        return check.result().items().isEmpty() ? "this checklist has no such item" : "";
    }

    private static String setup(State state) {
        Check check = state.check();
        if (check.result().task()) {
            return "this checklist is about one task and clears no update";
        }
        if (check.result().after()) {
            return "this checklist is about the time after the update";
        }
        if (check.verdict() != Verdict.CLEARED) {
            return "the server is " + check.verdict().word();
        }
        boolean refused = check.result().items().stream()
                .anyMatch(item -> item.severity() == Severity.BLOCKER && status(state, item) == Status.NOT_SO);
        return refused
                ? "you answered that something is not so which has to be"
                : state.session().setup() instanceof SetupDoor.Shut shut ? shut.why() : "";
    }

    private static List<Block> items(State state) {
        List<Item> items = state.check().result().items();
        List<Item> refused = items.stream()
                .filter(item -> status(state, item) == Status.NOT_SO)
                .toList();
        List<Block> blocks = new ArrayList<>();
        for (Item item : refused) {
            Role role = item.severity() == Severity.BLOCKER ? Role.BLOCK : Role.WARN;
            blocks.add(Block.marked("    [x] NOT SO  ", role, item.title()));
        }
        if (refused.stream().anyMatch(item -> item.severity() == Severity.BLOCKER)) {
            blocks.add(Block.detail(
                    Role.BLOCK,
                    state.check().result().after()
                            ? "Do not let users on the server before this is so, whatever the check says."
                            : "Do not start Setup before this is so, whatever the check says."));
        }
        return blocks;
    }

    private static Status status(State state, Item item) {
        Confirmation given = state.run().confirmations().get(item.id());
        return given == null ? Status.NOT_APPLICABLE : given.status();
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (!(answer instanceof Answer.Picked picked)) {
            return Common.answer(state, answer);
        }
        return switch (picked.option()) {
            case 0 -> Turn.to(state, new Effect.Export(), new Effect.Quit(false));
            case 1 -> Turn.to(OverviewStage.from(state));
            case 2 -> Turn.to(state.at(new ItemStage(ItemStage.firstOpen(state))));
            case 3 -> start(state);
            default -> Turn.to(state, new Effect.Quit(false));
        };
    }

    private static Turn start(State state) {
        return state.session().setup() instanceof SetupDoor.Named named
                ? Turn.to(
                        state.log(
                                Entry.Kind.SETUP,
                                "",
                                "asked for",
                                named.command().text(),
                                "",
                                ""),
                        new Effect.Export(),
                        new Effect.Quit(false, named.command()))
                : Turn.to(state.at(new SetupProgramStage()));
    }

    @Override
    public Position position() {
        return new Position(Position.Place.VERDICT, "", 0);
    }
}
