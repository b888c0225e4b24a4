package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The open findings in the order in which they are best seen to: failed blockers, blockers that could not be decided,
 * then warnings; and among them, what others depend on first.
 */
final class Agenda {
    private Agenda() {}

    /** What has to be there before a fix can be carried out, and what it costs at the end. */
    enum Turn {
        /** Makes or changes something without interrupting anything, such as a new certificate. */
        PREPARE("What the others need first"),
        /** Ends with a restart of IIS. */
        RESTART_IIS("What needs a restart of IIS"),
        /** Needs the Exchange Management Shell or its cmdlets, which need working bindings. */
        SHELL("What needs Exchange cmdlets"),
        /** Ends with a restart of the server. */
        REBOOT("What needs a restart of the server, at last");

        private final String title;

        Turn(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static List<Finding> of(Check check) {
        return check.result().findings().stream()
                .filter(Finding::open)
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted(Comparator.comparingInt(Agenda::urgency).thenComparing(Agenda::turn))
                .toList();
    }

    private static int urgency(Finding finding) {
        int undecided = finding.status() == Status.UNKNOWN ? 1 : 0;
        return (finding.severity() == Severity.BLOCKER ? 0 : 2) + undecided;
    }

    static Turn turn(Finding finding) {
        return plan(finding).map(Agenda::turn).orElse(Turn.REBOOT);
    }

    static Turn turn(FixPlan plan) {
        List<String> needs = plan.needs();
        if (needs.contains("reboot")) {
            return Turn.REBOOT;
        }
        if (needs.contains("management-shell") || needs.contains("organization-management")) {
            return Turn.SHELL;
        }
        return needs.contains("iisreset") ? Turn.RESTART_IIS : Turn.PREPARE;
    }

    /** The fix that is offered first: the first one that can be used. */
    static Optional<FixPlan> plan(Finding finding) {
        return finding.fixes().stream()
                .filter(FixPlan::usable)
                .findFirst()
                .or(() -> finding.fixes().stream().findFirst());
    }
}
