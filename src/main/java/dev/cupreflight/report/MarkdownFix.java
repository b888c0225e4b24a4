package dev.cupreflight.report;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.Question;
import dev.cupreflight.rules.Shell;
import java.util.stream.IntStream;

/** The way out of a failure as Markdown. */
final class MarkdownFix {
    private MarkdownFix() {}

    static void write(MarkdownPage page, Group group) {
        Advice.of(group).forEach(advice -> advice.plan().ifPresent(plan -> plan(page, advice, plan)));
        int others = Advice.others(group);
        if (others > 0) {
            page.text(Phrases.others(others, group.rule().id()));
        }
    }

    static void plan(MarkdownPage page, Advice advice, FixPlan plan) {
        String subjects = advice.unnamed().map(each -> " for " + each).orElse("");
        page.heading(3, "Fix" + subjects + ": " + plan.title());
        page.text("Takes " + Phrases.effort(plan) + ".");
        if (!plan.usable()) {
            page.text("Before that: " + plan.blockedBy());
            return;
        }
        plan.questions().forEach(question -> question(page, question));
        plan.warnings().forEach(warning -> page.paragraph("**Caution:** " + MarkdownPage.escaped(warning)));
        int number = 1;
        for (FixPlan.PlannedStep step : plan.steps()) {
            step(page, number, Instruction.of(step));
            number++;
        }
        plan.verify().forEach(check -> page.paragraph("**To see that it worked:** " + MarkdownPage.escaped(check)));
    }

    private static void question(MarkdownPage page, Question question) {
        page.text(Phrases.question(question.name()) + ":");
        page.list(
                "-",
                IntStream.range(0, question.options().size())
                        .mapToObj(index -> question.options().get(index) + Phrases.option(question, index))
                        .toList());
    }

    private static void step(MarkdownPage page, int number, Instruction step) {
        page.paragraph("**Step " + number + ":** " + MarkdownPage.escaped(step.text()));
        if (!step.withheld().isEmpty()) {
            page.text(step.withheld());
        }
        String language = step.shell() == Shell.CMD ? "bat" : "powershell";
        step.command().ifPresent(command -> page.text(step.lead() + ":").command(language, command));
        step.undo().ifPresent(undo -> page.text("To undo it:").command(language, undo));
    }
}
