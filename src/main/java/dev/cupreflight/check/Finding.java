package dev.cupreflight.check;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.Rule;
import dev.cupreflight.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What one rule found about one subject.
 *
 * @param rule the rule
 * @param subject what it is about, for example an endpoint; empty for the server as a whole
 * @param severity what a failure means in this case
 * @param outcome what evaluating gave
 * @param message what was seen
 * @param seen the value that a waiver is bound to
 * @param evidence the bundle paths that were looked at
 * @param fixes the ways out, the one that always works first; empty unless it failed
 * @param waiver the waiver that covers a failure
 */
public record Finding(
        Rule rule,
        String subject,
        Severity severity,
        Outcome outcome,
        String message,
        String seen,
        List<String> evidence,
        List<FixPlan> fixes,
        Optional<Waiver> waiver) {

    /** The outcome, or {@link Status#WAIVED} for a failure that a waiver covers. */
    public Status status() {
        return waiver.isPresent() ? Status.WAIVED : outcome.status();
    }

    /** Why it could not be decided; empty when it was. */
    public List<Missing> missing() {
        return outcome instanceof Outcome.Unknown unknown ? unknown.missing() : List.of();
    }

    /** True when the finding is a failed or undecided rule that nobody waived. */
    public boolean open() {
        return status() == Status.FAIL || status() == Status.UNKNOWN;
    }

    Finding waivedBy(Waiver covering) {
        return new Finding(rule, subject, severity, outcome, message, seen, evidence, fixes, Optional.of(covering));
    }
}
