package dev.cupreflight.report;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.Question;
import java.util.List;

/** The way out of a failure in the HTML report. */
final class HtmlFix {
    private HtmlFix() {}

    static void write(Markup page, Group group) {
        List<Advice> advice = Advice.of(group);
        advice.forEach(each -> each.plan().ifPresent(plan -> plan(page, each, plan)));
        int others = Advice.others(group);
        if (others > 0) {
            page.element("p", Phrases.others(others, group.rule().id()), "class", "rule");
        }
    }

    static void plan(Markup page, Advice advice, FixPlan plan) {
        String subjects = advice.unnamed().map(each -> " for " + each).orElse("");
        page.open("div", "class", "fix").element("h4", "Fix" + subjects + ": " + plan.title());
        page.element("p", "Takes " + Phrases.effort(plan) + ".", "class", "effort");
        if (plan.usable()) {
            steps(page, plan);
        } else {
            page.open("p").element("strong", "Before that: ");
            page.text(plan.blockedBy()).close();
        }
        page.close();
    }

    private static void steps(Markup page, FixPlan plan) {
        plan.questions().forEach(question -> question(page, question));
        plan.warnings().forEach(warning -> labelled(page, "Caution: ", warning));
        page.open("ol");
        plan.steps().forEach(step -> step(page, Instruction.of(step)));
        page.close();
        plan.verify().forEach(check -> labelled(page, "To see that it worked: ", check));
    }

    private static void question(Markup page, Question question) {
        page.element("p", Phrases.question(question.name()) + ":").open("ul", "class", "options");
        for (int index = 0; index < question.options().size(); index++) {
            String option = question.options().get(index) + Phrases.option(question, index);
            page.open("li");
            page.element(index == question.chosen() ? "strong" : "span", option).close();
        }
        page.close();
    }

    private static void step(Markup page, Instruction step) {
        page.open("li").element("p", step.text());
        if (!step.withheld().isEmpty()) {
            page.element("p", step.withheld());
        }
        step.command().ifPresent(command -> command(page, step.lead() + ":", command));
        step.undo().ifPresent(undo -> command(page, "To undo it:", undo));
        page.close();
    }

    private static void command(Markup page, String lead, String command) {
        page.element("p", lead, "class", "effort");
        page.open("pre").open("code").lines(command).close().close();
    }

    private static void labelled(Markup page, String label, String text) {
        page.open("p").element("strong", label).text(text).close();
    }
}
