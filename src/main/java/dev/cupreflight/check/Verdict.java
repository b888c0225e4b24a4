package dev.cupreflight.check;

import dev.cupreflight.rules.Severity;
import java.util.List;
import java.util.Locale;

/** Whether the update may start. */
public enum Verdict {
    /** No blocker failed and none is unknown. */
    CLEARED,
    /** At least one blocker failed. */
    BLOCKED,
    /** No blocker failed, but at least one could not be decided, or none was evaluated at all. */
    UNDETERMINED;

    /** The verdict on some findings. A check of nothing clears nothing. */
    public static Verdict of(List<Finding> findings) {
        List<Status> blockers = findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .map(Finding::status)
                .toList();
        if (blockers.contains(Status.FAIL)) {
            return BLOCKED;
        }
        boolean decided = blockers.contains(Status.PASS) || blockers.contains(Status.WAIVED);
        return decided && !blockers.contains(Status.UNKNOWN) ? CLEARED : UNDETERMINED;
    }

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
