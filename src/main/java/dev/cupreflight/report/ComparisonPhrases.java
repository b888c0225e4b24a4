package dev.cupreflight.report;

import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Incomparable;
import dev.cupreflight.compare.Judgement;
import dev.cupreflight.compare.Side;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.rules.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What all formats of a comparison say with the same words. */
final class ComparisonPhrases {
    private static final int MOST = 2;

    private ComparisonPhrases() {}

    /** The answer as a heading. */
    static String verdict(Comparison comparison) {
        return switch (comparison.answer()) {
            case AS_EXPECTED -> "AS EXPECTED";
            case UNEXPECTED -> "UNEXPECTED CHANGES";
            case INCOMPLETE -> "INCOMPLETE";
        };
    }

    /** The class of a page's banner. */
    static String banner(Comparison comparison) {
        return switch (comparison.answer()) {
            case AS_EXPECTED -> "cleared";
            case UNEXPECTED -> "blocked";
            case INCOMPLETE -> "undetermined";
        };
    }

    /** The comparison in numbers. */
    static String counts(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        add(parts, comparison.count(Severity.BLOCKER), "blocker");
        add(parts, comparison.count(Severity.WARNING), "warning");
        add(parts, comparison.count(Severity.INFO), "note");
        if (parts.isEmpty()) {
            parts.add("no unexpected change");
        }
        int expected = comparison.expected().size();
        if (expected > 0) {
            parts.add(Phrases.count(expected, "change") + " as expected");
        }
        int open = comparison.incomparable().size();
        if (open > 0) {
            parts.add(open + " could not be compared");
        }
        parts.add(Phrases.count(comparison.same(), "value") + " the same");
        return String.join(", ", parts);
    }

    /** What the answer means, and what to do next. */
    static String next(Comparison comparison) {
        String doubt = comparison.doubtful() ? " Read the notes first: they make this comparison doubtful." : "";
        return doubt.strip()
                + (doubt.isEmpty() ? "" : " ")
                + switch (comparison.answer()) {
                    case AS_EXPECTED ->
                        comparison.changes().isEmpty()
                                ? "Nothing that is compared has changed."
                                : "Nothing changed that has no explanation.";
                    case UNEXPECTED ->
                        comparison.count(Severity.BLOCKER) > 0
                                ? "Put right what is marked BLOCK before users come back, and go through the rest."
                                : "Go through the changes: what nobody wanted has to be put back.";
                    case INCOMPLETE ->
                        "Nothing unexpected was found, but what could not be compared may have changed. Collect both sides in"
                                + " full.";
                };
    }

    /** Where one side comes from. */
    static String side(Side side) {
        return side.source()
                + side.collectedAt()
                        .map(at -> ", collected " + Dates.minute(at))
                        .orElse(", collected at an unknown time");
    }

    /** That nobody can say whether it changed, and why. */
    static String headline(Incomparable incomparable) {
        String label = incomparable.label();
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + " cannot be compared, because "
                + because(incomparable);
    }

    private static String because(Incomparable incomparable) {
        String before = reasons(incomparable.before());
        String after = reasons(incomparable.after());
        if (before.equals(after)) {
            return "both sides lack it: " + before;
        }
        return (before.isEmpty() ? "" : "the time before lacks it: " + before)
                + (before.isEmpty() || after.isEmpty() ? "" : "; ")
                + (after.isEmpty() ? "" : "the time after lacks it: " + after);
    }

    private static String reasons(List<Missing> missing) {
        String first = missing.stream().limit(MOST).map(Missing::toString).collect(Collectors.joining(", "));
        return missing.size() > MOST ? first + ", and " + (missing.size() - MOST) + " more" : first;
    }

    /** Changes that one rule judges, in their order. */
    static List<List<Judgement>> groups(List<Judgement> changes) {
        Map<String, List<Judgement>> groups = new LinkedHashMap<>();
        changes.forEach(each -> groups.computeIfAbsent(each.rule() + " " + each.why(), key -> new ArrayList<>())
                .add(each));
        return List.copyOf(groups.values());
    }

    static Mark mark(Judgement judgement) {
        return judgement.severity().map(Mark::of).orElse(Mark.PASS);
    }

    /** The word for how a change is judged. */
    static String status(Judgement judgement) {
        return judgement.severity().map(Severity::word).orElse("expected");
    }

    private static void add(List<String> parts, long number, String noun) {
        if (number > 0) {
            parts.add(Phrases.count(number, noun));
        }
    }
}
