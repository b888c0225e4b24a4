package dev.cupreflight.install;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.rules.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has become worse from one check of a server to the next. */
final class Worsening {
    private Worsening() {}

    /** One sentence for each blocker or warning that is worse than it was. */
    static List<String> between(CheckResult before, CheckResult after) {
        Map<String, Finding> earlier = new HashMap<>();
        before.findings().forEach(finding -> earlier.put(key(finding), finding));
        List<String> worse = new ArrayList<>();
        for (Finding finding : after.findings()) {
            Finding was = earlier.get(key(finding));
            int rankBefore = was == null ? 0 : rank(was);
            if (finding.severity() != Severity.INFO && rank(finding) > rankBefore) {
                worse.add(sentence(finding, was));
            }
        }
        return worse;
    }

    private static String sentence(Finding finding, Finding was) {
        String now = finding.status() == Status.UNKNOWN
                ? "it can no longer be decided: "
                        + (finding.missing().isEmpty() ? "" : finding.missing().get(0))
                : finding.message();
        return finding.rule().title() + (finding.subject().isEmpty() ? "" : " (" + finding.subject() + ")") + ", "
                + finding.rule().id() + ": "
                + (was == null ? "new" : "was " + was.status().word()) + ", now "
                + finding.status().word() + ". " + now;
    }

    private static int rank(Finding finding) {
        return switch (finding.status()) {
            case PASS, NOT_APPLICABLE -> 0;
            case WAIVED -> 1;
            case UNKNOWN -> 2;
            case FAIL -> 3;
        };
    }

    private static String key(Finding finding) {
        return finding.rule().id() + " " + finding.subject();
    }
}
