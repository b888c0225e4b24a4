package dev.cupreflight.compare;

import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A change, and what to think of it.
 *
 * @param change the change
 * @param severity how bad it is; absent for a change that was to be expected
 * @param rule the rule that says so; empty when no rule knows such a change
 * @param why why it is expected, or what it does
 * @param fixes the ways to put it back
 */
public record Judgement(Change change, Optional<Severity> severity, String rule, String why, List<FixPlan> fixes) {

    /** True when the update explains it. */
    public boolean expected() {
        return severity.isEmpty();
    }

    /** True when it is only good to know. */
    public boolean harmless() {
        return severity.filter(Severity.INFO::equals).isPresent();
    }
}
