package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;

/**
 * What one rule file holds.
 *
 * @param rules its rules
 * @param parameters the parameters that it defines
 * @param settings the parameters of a pack below that it sets
 * @param changes the severities of a pack below that it changes
 */
record RuleFile(List<Rule> rules, List<Parameter> parameters, List<Setting> settings, List<SeverityChange> changes) {

    /** Another value for a parameter. */
    record Setting(String name, long value, String because, Place place) {}

    /** Another severity for a rule; absent where the file does not say a valid one. */
    record SeverityChange(Phrase rule, Optional<Severity> severity, String because) {}
}
