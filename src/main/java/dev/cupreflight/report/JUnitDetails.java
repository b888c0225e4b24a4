package dev.cupreflight.report;

import dev.cupreflight.check.Finding;
import dev.cupreflight.rules.FixPlan;
import java.util.ArrayList;
import java.util.List;

/** What stands below a failed or undecided case: why it matters, what is missing, and the first fix. */
final class JUnitDetails {
    private JUnitDetails() {}

    static String of(Finding finding) {
        List<String> lines = new ArrayList<>(
                List.of(Phrases.headline(finding), finding.rule().why()));
        finding.missing().forEach(missing -> lines.add("Missing: " + missing));
        Advice.best(finding.fixes()).ifPresent(plan -> fix(lines, plan));
        return String.join("\n", lines);
    }

    private static void fix(List<String> lines, FixPlan plan) {
        lines.add("Fix: " + plan.title() + " (" + Phrases.effort(plan) + ")");
        if (!plan.usable()) {
            lines.add("Before that: " + plan.blockedBy());
        }
        plan.steps().forEach(step -> lines.add("- " + Instruction.of(step).sentence()));
    }
}
