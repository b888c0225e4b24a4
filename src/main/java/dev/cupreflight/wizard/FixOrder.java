package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.report.Phrases;
import dev.cupreflight.rules.FixPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fixes of all open findings in the order of what depends on what, each told once. */
final class FixOrder {
    private final Map<Agenda.Turn, List<Task>> groups = new LinkedHashMap<>();

    /**
     * A fix, and what it is for.
     *
     * @param plan the fix
     * @param findings the findings that it closes
     */
    record Task(FixPlan plan, List<Finding> findings) {}

    private FixOrder() {
        for (Agenda.Turn turn : Agenda.Turn.values()) {
            groups.put(turn, new ArrayList<>());
        }
    }

    static FixOrder of(Check check) {
        FixOrder order = new FixOrder();
        for (Finding finding : Agenda.of(check)) {
            Agenda.plan(finding).ifPresent(plan -> order.add(plan, finding));
        }
        return order;
    }

    /** A fix whose changes are all part of an earlier one is that one. */
    private void add(FixPlan plan, Finding finding) {
        Set<String> changes = changes(plan);
        Optional<Task> same = tasks().stream()
                .filter(task -> task.plan().equals(plan)
                        || (!changes.isEmpty() && changes(task.plan()).containsAll(changes)))
                .findFirst();
        if (same.isPresent()) {
            same.get().findings().add(finding);
        } else {
            groups.get(Agenda.turn(plan)).add(new Task(plan, new ArrayList<>(List.of(finding))));
        }
    }

    private static Set<String> changes(FixPlan plan) {
        Set<String> changes = new HashSet<>();
        plan.steps().stream()
                .filter(step -> step.command().isEmpty() || !step.changes().isEmpty())
                .forEach(step -> changes.add(step.command().orElse(step.text())));
        return changes;
    }

    /** The fixes by their turn, in the order of the turns; a turn may have none. */
    Map<Agenda.Turn, List<Task>> groups() {
        return groups;
    }

    List<Task> tasks() {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    /** The findings that the fix of a finding closes too, itself included. */
    Set<String> closedWith(String finding) {
        Set<String> keys = new HashSet<>(Set.of(finding));
        tasks().stream()
                .map(task -> task.findings().stream().map(Check::key).toList())
                .filter(each -> each.contains(finding))
                .forEach(keys::addAll);
        return keys;
    }

    /** All of it in one sentence. */
    String summary() {
        long minutes = tasks().stream().mapToLong(task -> task.plan().minutes()).sum();
        List<String> ends = new ArrayList<>();
        if (needs("iisreset")) {
            ends.add("one restart of IIS");
        }
        if (needs("reboot")) {
            ends.add("one restart of the server");
        }
        String restarts =
                ends.isEmpty() ? "" : ", with " + Phrases.listed(ends) + " if you keep each to the end of its group";
        return Phrases.count(tasks().size(), "fix").replace("fixs", "fixes") + ", about "
                + Phrases.count(minutes, "minute") + " together" + restarts + ".";
    }

    private boolean needs(String need) {
        return tasks().stream().anyMatch(task -> task.plan().needs().contains(need));
    }
}
