package dev.cupreflight.diagnose;

import com.google.re2j.Pattern;
import dev.cupreflight.rules.Fix;
import dev.cupreflight.rules.Formula;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Place;
import dev.cupreflight.rules.Template;
import java.util.List;
import java.util.Optional;

/**
 * A known way for Setup to fail, as it was written.
 *
 * @param id its name, for example {@code certificate-expired}
 * @param place where it stands
 * @param title what is wrong, with the values seen
 * @param why what lies behind it
 * @param weight the smaller, the nearer to the root; orders causes of the same certainty
 * @param possible true when the lines only suggest it
 * @param aside true when it does not make Setup fail, but has to be mended too
 * @param matches what is looked for; one of them has to be there
 * @param when a further condition on the run
 * @param proof further lines that belong to the proof
 * @param follows the signatures that this one is a consequence of
 * @param confirms the rules that tell the same from the evidence of the server
 * @param fixes the ways out
 * @param references where the facts come from
 * @param examples cases that it must recognise, or must not
 */
public record Signature(
        String id,
        Place place,
        Template title,
        String why,
        long weight,
        boolean possible,
        boolean aside,
        List<Match> matches,
        Optional<Formula> when,
        List<Pattern> proof,
        List<Phrase> follows,
        List<Phrase> confirms,
        List<Fix> fixes,
        List<String> references,
        List<Example> examples) {

    boolean follows(String other) {
        return named(follows, other);
    }

    boolean confirmedBy(String rule) {
        return named(confirms, rule);
    }

    private static boolean named(List<Phrase> names, String name) {
        return names.stream().anyMatch(each -> each.text().equals(name));
    }

    /** Where a pattern is looked for. */
    public enum Kind {
        /** In the errors, each with the lines that continue it. */
        ERROR,
        /** Among the prerequisites that were not met; the pattern is the rule's whole name. */
        RULE,
        /** In other lines, which have to begin with a given text. */
        LINE
    }

    /**
     * One thing to look for.
     *
     * @param kind where
     * @param pattern RE2; its named groups are the values that texts and commands can use
     * @param starts how a line begins; empty for the other kinds
     */
    public record Match(Kind kind, Pattern pattern, String starts) {}

    /**
     * A case.
     *
     * @param name what it is
     * @param place where it stands
     * @param log lines of a log; those that begin with a blank continue the one above
     * @param found true when the signature must recognise it
     * @param says what its title must contain
     */
    public record Example(String name, Place place, String log, boolean found, List<Phrase> says) {}
}
