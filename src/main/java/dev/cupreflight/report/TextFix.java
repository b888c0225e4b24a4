package dev.cupreflight.report;

import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways out of the failures as console text. A way that was shown already is not shown again. */
final class TextFix {
    private final TextPage page;
    private final Map<String, List<String>> shown = new LinkedHashMap<>();
    private final Map<String, String> firstRule = new HashMap<>();

    TextFix(TextPage page) {
        this.page = page;
    }

    /**
     * Writes the fix.
     *
     * @param rule the rule that failed
     * @param named true when the reader must be told which subject it is for
     */
    void write(Advice advice, String rule, boolean named) {
        String subjects = named ? advice.unnamed().map(each -> " for " + each).orElse("") : "";
        if (advice.plan().isEmpty()) {
            page.detail("No fix" + subjects + " is known.");
        }
        advice.plan().ifPresent(plan -> {
            page.detail(Role.BOLD, "Fix" + subjects + ": " + plan.title() + " (" + Phrases.effort(plan) + ")");
            Optional<String> earlier = shownFor(plan);
            if (!plan.usable()) {
                page.detail("Before that: " + plan.blockedBy());
            } else if (earlier.isPresent()) {
                page.detail("Its changes are part of the fix for " + earlier.get() + " above: do that one.");
            } else {
                steps(plan, rule);
                shown.putIfAbsent(rule, changes(plan));
            }
        });
    }

    /** The rule under which every change of this plan was shown. */
    private Optional<String> shownFor(FixPlan plan) {
        List<String> changes = changes(plan);
        return changes.isEmpty()
                ? Optional.empty()
                : shown.entrySet().stream()
                        .filter(earlier -> new HashSet<>(earlier.getValue()).containsAll(changes))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** What changes something: the commands that do, and every step by hand, since it may. */
    private static List<String> changes(FixPlan plan) {
        return plan.steps().stream()
                .filter(step -> step.command().isEmpty() || !step.changes().isEmpty())
                .map(step -> step.command().orElse(step.text()))
                .toList();
    }

    private void steps(FixPlan plan, String rule) {
        plan.questions().forEach(this::question);
        list("Mind:", plan.warnings());
        int number = 1;
        for (FixPlan.PlannedStep step : plan.steps()) {
            step(number, Instruction.of(step), rule);
            number++;
        }
        list("Done when:", plan.verify());
    }

    private void list(String title, List<String> entries) {
        if (!entries.isEmpty()) {
            page.detail(title);
            entries.forEach(each -> page.entry("  -", each));
        }
    }

    private void question(Question question) {
        page.detail(Phrases.question(question.name()) + ":");
        for (int index = 0; index < question.options().size(); index++) {
            page.entry(
                    index == question.chosen() ? "  >" : "   ",
                    question.options().get(index) + Phrases.option(question, index));
        }
    }

    /** A change that several fixes share is to be made once, or a tired admin makes five certificates. */
    private void step(int number, Instruction step, String rule) {
        page.entry(number + ".", step.text());
        if (!step.withheld().isEmpty()) {
            page.entry("  ", step.withheld());
        }
        step.command().ifPresent(command -> {
            boolean again = !step.changes().isEmpty() && firstRule.containsKey(command);
            String once =
                    again ? "Once is enough: this step is also in the fix for " + firstRule.get(command) + ". " : "";
            firstRule.putIfAbsent(command, rule);
            page.entry("  ", once + step.lead() + ":").command(command);
        });
        step.undo().ifPresent(undo -> page.entry("  ", "To undo it:").command(undo));
    }
}
