package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.wizard.FixOrder.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The plan of all open fixes as a screen. */
final class PlanPage {
    private PlanPage() {}

    static List<Block> of(Check check) {
        FixOrder order = FixOrder.of(check);
        List<Block> blocks = new ArrayList<>(List.of(new Block.Blank()));
        if (order.tasks().isEmpty()) {
            blocks.add(Block.text("No fix is open."));
        } else {
            blocks.add(Block.marked("Plan of fixes   ", Role.BOLD, order.summary()));
        }
        int number = 1;
        for (var group : order.groups().entrySet()) {
            if (!group.getValue().isEmpty()) {
                blocks.add(Block.text(Role.BOLD, group.getKey().title()));
            }
            for (Task task : group.getValue()) {
                blocks.addAll(task(number, task));
                number++;
            }
        }
        List<Finding> unknown = Agenda.of(check).stream()
                .filter(finding -> finding.status() == Status.UNKNOWN)
                .toList();
        if (!unknown.isEmpty()) {
            blocks.add(Block.text("Also collect what is missing for: "
                    + unknown.stream().map(Check::key).collect(Collectors.joining(", ")) + "."));
        }
        blocks.add(new Block.Blank());
        return blocks;
    }

    private static List<Block> task(int number, Task task) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Text(
                " " + number + "  ", Role.PLAIN, task.plan().title() + " (" + Phrases.effort(task.plan()) + ")", true));
        if (!task.plan().usable()) {
            blocks.add(Block.detail("Before that: " + task.plan().blockedBy()));
        }
        blocks.add(Block.detail(
                Role.DIM, "for " + task.findings().stream().map(Check::key).collect(Collectors.joining(", "))));
        return blocks;
    }
}
