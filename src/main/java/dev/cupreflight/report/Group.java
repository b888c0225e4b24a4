package dev.cupreflight.report;

import dev.cupreflight.check.Finding;
import dev.cupreflight.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one rule found about one or more subjects, told together.
 *
 * @param rule the rule
 * @param findings its findings of one kind, at least one
 */
record Group(Rule rule, List<Finding> findings) {

    /** The findings by rule, in their order. */
    static List<Group> of(List<Finding> findings) {
        Map<String, List<Finding>> byRule = findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.rule().id(), LinkedHashMap::new, Collectors.toUnmodifiableList()));
        return byRule.values().stream()
                .map(same -> new Group(same.get(0).rule(), same))
                .toList();
    }

    Finding first() {
        return findings.get(0);
    }

    /** True for findings about several subjects. */
    boolean several() {
        return findings.size() > 1;
    }
}
