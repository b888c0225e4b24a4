package dev.cupreflight.check;

import dev.cupreflight.rules.Place;
import java.time.Instant;

/**
 * Somebody's decision to go on in spite of a failed rule.
 *
 * @param rule the rule's id
 * @param subject the finding's subject; empty for a rule about the whole server
 * @param reason why
 * @param owner who decided it
 * @param expires when the decision ends
 * @param seen the value at the time of the decision; any other value is not covered
 * @param place where the waiver stands
 */
public record Waiver(
        String rule, String subject, String reason, String owner, Instant expires, String seen, Place place) {

    /** True for a waivable failure with the very value that was seen when the waiver was made. */
    boolean covers(Finding finding, Instant at) {
        return names(finding)
                && finding.outcome().status() == Status.FAIL
                && finding.rule().waivable()
                && seen.equals(finding.seen())
                && at.isBefore(expires);
    }

    /** True when it speaks of this rule and subject, whatever the value. */
    boolean names(Finding finding) {
        return rule.equals(finding.rule().id()) && subject.equalsIgnoreCase(finding.subject());
    }
}
