package dev.cupreflight.compare;

import dev.cupreflight.rules.Severity;
import java.util.List;

/**
 * What changed on one server between two bundles.
 *
 * @param server its full name
 * @param before the earlier bundle
 * @param after the later one
 * @param occasion what happened in between, in words
 * @param notes what is odd about the two, one sentence each
 * @param doubtful true when a note makes the whole comparison doubtful, such as bundles in the wrong order
 * @param changes the changes; those that nothing explains first, the worst of them first
 * @param incomparable what could not be compared
 * @param same how many values are the same
 */
public record Comparison(
        String server,
        Side before,
        Side after,
        String occasion,
        List<String> notes,
        boolean doubtful,
        List<Judgement> changes,
        List<Incomparable> incomparable,
        long same) {

    /** The changes that nothing explains and that do harm, the worst first. */
    public List<Judgement> unexpected() {
        return changes.stream()
                .filter(each -> !each.expected() && !each.harmless())
                .toList();
    }

    /** The changes that the update does not explain, but that do no harm by themselves. */
    public List<Judgement> notable() {
        return changes.stream().filter(Judgement::harmless).toList();
    }

    /** The changes that the update explains. */
    public List<Judgement> expected() {
        return changes.stream().filter(Judgement::expected).toList();
    }

    /** How many unexpected changes have a severity. */
    public long count(Severity severity) {
        return changes.stream()
                .filter(each -> each.severity().filter(severity::equals).isPresent())
                .count();
    }

    /** The answer. */
    public Answer answer() {
        if (!unexpected().isEmpty()) {
            return Answer.UNEXPECTED;
        }
        return incomparable.isEmpty() && !doubtful ? Answer.AS_EXPECTED : Answer.INCOMPLETE;
    }

    /** The answers that a comparison can give. */
    public enum Answer {
        /** Everything was compared, and nothing changed that has no explanation. */
        AS_EXPECTED("as expected"),
        /** Something changed that has no explanation. */
        UNEXPECTED("unexpected changes"),
        /** Nothing unexpected was found, but not everything could be compared. */
        INCOMPLETE("incomplete");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        /** The word in reports. */
        public String word() {
            return word;
        }
    }
}
