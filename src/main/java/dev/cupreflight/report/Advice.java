package dev.cupreflight.report;

import dev.cupreflight.check.Finding;
import dev.cupreflight.rules.FixPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The first way out of a failure that can be used, told once for all subjects that it is the same for.
 *
 * @param subjects what it is for; empty for the server as a whole
 * @param plan the fix, or the first one that something else has to be done for; absent when none is known
 */
record Advice(List<String> subjects, Optional<FixPlan> plan) {

    static List<Advice> of(Group group) {
        Map<List<FixPlan>, List<String>> subjects = group.findings().stream()
                .collect(Collectors.groupingBy(
                        Finding::fixes,
                        LinkedHashMap::new,
                        Collectors.mapping(Finding::subject, Collectors.toUnmodifiableList())));
        return subjects.entrySet().stream()
                .map(each -> new Advice(
                        each.getValue().stream()
                                .filter(subject -> !subject.isEmpty())
                                .toList(),
                        best(each.getKey())))
                .toList();
    }

    /** How many other ways there are to fix what the group is about. */
    static int others(Group group) {
        return group.findings().stream()
                .mapToInt(finding -> Math.max(0, finding.fixes().size() - 1))
                .max()
                .orElse(0);
    }

    /** The subjects that the fix's title does not name, in words. */
    Optional<String> unnamed() {
        String title = plan.map(FixPlan::title).orElse("");
        List<String> others =
                subjects.stream().filter(subject -> !title.contains(subject)).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(Phrases.listed(others));
    }

    static Optional<FixPlan> best(List<FixPlan> fixes) {
        return fixes.stream()
                .filter(FixPlan::usable)
                .findFirst()
                .or(() -> fixes.stream().findFirst());
    }
}
