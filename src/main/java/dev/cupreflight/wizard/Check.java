package dev.cupreflight.wizard;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.report.Report;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.RulePack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server as it was checked last.
 *
 * @param report the findings
 * @param checker answers further questions about them
 * @param pack the rules
 */
public record Check(Report report, Checker checker, RulePack pack) {

    CheckResult result() {
        return report.result();
    }

    Verdict verdict() {
        return result().verdict();
    }

    /** The name that identifies a finding from one check to the next. */
    static String key(Finding finding) {
        return finding.subject().isEmpty()
                ? finding.rule().id()
                : finding.rule().id() + " " + finding.subject();
    }

    Optional<Finding> finding(String key) {
        return result().findings().stream()
                .filter(finding -> key(finding).equals(key))
                .findFirst();
    }

    /** The ways out of a finding with these answers, which are labels by the name of their question. */
    List<FixPlan> fixes(Finding finding, Map<String, Integer> chosen) {
        return chosen.isEmpty() ? finding.fixes() : checker.fixes(rule(finding), finding, chosen);
    }

    List<CompiledRule.Reason> explain(Finding finding) {
        return checker.explain(rule(finding), finding);
    }

    private CompiledRule rule(Finding finding) {
        return pack.rule(finding.rule().id()).orElseThrow();
    }
}
