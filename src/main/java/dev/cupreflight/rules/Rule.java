package dev.cupreflight.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of the pack, as it was written.
 *
 * @param id for example {@code cert.expired-in-use}
 * @param place where it stands
 * @param title what holds when it passes
 * @param severity what a failure means, unless a lowering applies
 * @param lowered conditions that lower the severity, the first that is true wins
 * @param stages when the rule is of use: before the update, after it
 * @param why what goes wrong when it fails, for the admin
 * @param applies when the rule is of use on a server at all; absent = always
 * @param each the elements that are judged one by one; absent = the server as a whole
 * @param pass the condition that must hold
 * @param texts what is said about it
 * @param waivable false for a rule that nobody may wave through
 * @param fixes ways out, the one that always works first
 * @param references where the facts behind the rule come from
 * @param examples cases that the rule must judge as stated
 */
public record Rule(
        String id,
        Place place,
        String title,
        Severity severity,
        List<Lowering> lowered,
        Set<String> stages,
        String why,
        Optional<Formula> applies,
        Optional<Each> each,
        Formula pass,
        Texts texts,
        boolean waivable,
        List<Fix> fixes,
        List<String> references,
        List<Example> examples) {

    /** This rule with another severity; lower ones for milder cases stay where they are still lower. */
    Rule with(Severity other) {
        List<Lowering> lower = lowered.stream()
                .filter(lowering -> lowering.to().compareTo(other) > 0)
                .toList();
        return new Rule(
                id,
                place,
                title,
                other,
                lower,
                stages,
                why,
                applies,
                each,
                pass,
                texts,
                waivable,
                fixes,
                references,
                examples);
    }

    /** A lower severity, and when it is the right one. */
    public record Lowering(Severity to, Formula when) {}

    /**
     * The elements that a rule judges one by one.
     *
     * @param variable the name of the element in expressions
     * @param list the list
     * @param atLeast how many there must be; fewer is a failure. 0 = none is fine, and the rule does not apply then
     */
    public record Each(String variable, Formula list, Formula atLeast) {}

    /**
     * What is said about a rule.
     *
     * @param subject what the finding is about; absent for a rule about the whole server
     * @param pass what was seen when it passes; absent = the title
     * @param fail what was seen when it fails
     * @param none what was seen when there are too few elements
     * @param notApplicable why the rule is of no use on this server
     * @param seen the value that a waiver is bound to; absent = the failure text
     */
    public record Texts(
            Optional<Template> subject,
            Optional<Template> pass,
            Template fail,
            Optional<Template> none,
            Optional<Template> notApplicable,
            Optional<Template> seen) {}

    /**
     * A case with its expected outcome. It starts from a healthy server.
     *
     * @param name what the case is
     * @param place where it stands
     * @param given facts that are different, by path; the value is an expression, or a literal for texts and instants
     * @param without artefacts that were not collected
     * @param at the planned time; absent = the sample server's
     * @param status the expected status
     * @param subject the finding that is meant; empty = the rule as a whole
     * @param severity the expected severity; empty = not looked at
     * @param says texts that the message must contain
     */
    public record Example(
            String name,
            Place place,
            Map<String, Phrase> given,
            List<Phrase> without,
            Optional<Phrase> at,
            String status,
            String subject,
            String severity,
            List<String> says) {}
}
