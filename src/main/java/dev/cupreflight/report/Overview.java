package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.rules.Severity;
import java.util.List;
import java.util.function.Predicate;

/**
 * The findings that somebody has to look at, the most urgent first.
 *
 * @param blockers failed blockers
 * @param undecidedBlockers blockers that could not be decided
 * @param warnings failed warnings
 * @param undecidedOthers warnings and notes that could not be decided
 * @param notes failed rules that are only good to know
 * @param waived failures that somebody waived
 */
record Overview(
        List<Group> blockers,
        List<Group> undecidedBlockers,
        List<Group> warnings,
        List<Group> undecidedOthers,
        List<Group> notes,
        List<Group> waived) {

    static Overview of(CheckResult result) {
        return new Overview(
                groups(result, failed(Severity.BLOCKER)),
                groups(result, undecided(true)),
                groups(result, failed(Severity.WARNING)),
                groups(result, undecided(false)),
                groups(result, failed(Severity.INFO)),
                groups(result, finding -> finding.status() == Status.WAIVED));
    }

    private static List<Group> groups(CheckResult result, Predicate<Finding> chosen) {
        return Group.of(result.findings().stream().filter(chosen).toList());
    }

    static Predicate<Finding> failed(Severity severity) {
        return finding -> finding.status() == Status.FAIL && finding.severity() == severity;
    }

    static Predicate<Finding> undecided(boolean blocker) {
        return finding -> finding.status() == Status.UNKNOWN && (finding.severity() == Severity.BLOCKER) == blocker;
    }
}
