package dev.cupreflight.compare;

import dev.cupreflight.rules.Fix;
import dev.cupreflight.rules.Formula;
import dev.cupreflight.rules.Place;
import dev.cupreflight.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What to think of a kind of change, as it was written.
 *
 * @param id its name, for example {@code post.services}
 * @param place where it stands
 * @param kinds the kinds of change that it is about
 * @param when a further condition; without one it is about every change of these kinds
 * @param severity how bad such a change is; absent when it is to be expected
 * @param why why it is expected, or what it does
 * @param fixes the ways to put it back
 * @param references where the facts come from
 * @param examples changes that it is about, or not
 */
public record ChangeRule(
        String id,
        Place place,
        List<Kind> kinds,
        Optional<Formula> when,
        Optional<Severity> severity,
        String why,
        List<Fix> fixes,
        List<String> references,
        List<Example> examples) {

    /**
     * A change to try the rules on.
     *
     * @param name what it is
     * @param place where it stands
     * @param change the change
     * @param updated whether a cumulative update was installed
     * @param found true when this rule is the one that judges it
     */
    public record Example(String name, Place place, Change change, boolean updated, boolean found) {}
}
