package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A check in numbers and in one sentence.
 *
 * @param result the findings and the verdict
 */
public record Summary(CheckResult result) {

    /** The verdict as a heading, for example {@code BLOCKED}. */
    public String verdict() {
        if (result.after()) {
            return after(result.verdict());
        }
        return result.task() ? task(result.verdict()) : result.verdict().word().toUpperCase(Locale.ROOT);
    }

    /** After the update nothing is cleared any more: the question is whether the server is well. */
    private static String after(Verdict verdict) {
        return switch (verdict) {
            case CLEARED -> "IN ORDER";
            case BLOCKED -> "NOT IN ORDER";
            case UNDETERMINED -> "UNDETERMINED";
        };
    }

    /** A checklist about one task clears no update, so it must not sound as if it did. */
    private static String task(Verdict verdict) {
        return switch (verdict) {
            case CLEARED -> "DONE";
            case BLOCKED -> "NOT DONE";
            case UNDETERMINED -> "UNDETERMINED";
        };
    }

    /** For example {@code 2 blockers, 3 warnings, 2 unknown (1 blocker), 97 passed}. */
    public String counts() {
        List<String> parts = new ArrayList<>();
        long blockers = failed(Severity.BLOCKER);
        parts.add(blockers == 0 ? "no failed blocker" : Phrases.count(blockers, "blocker"));
        add(parts, failed(Severity.WARNING), "warning");
        add(parts, failed(Severity.INFO), "note");
        long unknown = result.count(Status.UNKNOWN);
        long blocking = undecidedBlockers();
        if (unknown > 0) {
            parts.add(unknown + " unknown" + (blocking == 0 ? "" : " (" + Phrases.count(blocking, "blocker") + ")"));
        }
        long waived = result.count(Status.WAIVED);
        if (waived > 0) {
            parts.add(waived + " waived");
        }
        parts.add(result.count(Status.PASS) + " passed");
        return String.join(", ", parts);
    }

    /** How many checks passed, and how many do not apply. */
    public String rest() {
        long passed = result.count(Status.PASS);
        long other = result.count(Status.NOT_APPLICABLE);
        String first = Phrases.count(passed, "check") + " passed.";
        return other == 0 ? first : first + " " + other + (other == 1 ? " does" : " do") + " not apply to this server.";
    }

    /** What the verdict means, and what to do next. */
    public String next() {
        if (result.task()) {
            return result.verdict() == Verdict.CLEARED
                    ? "Nothing of this task is open. That does not clear an update: the checklist before-cu does."
                    : "Go on with what is open, and check again.";
        }
        return switch (result.verdict()) {
            case CLEARED -> cleared();
            case BLOCKED -> blocked();
            case UNDETERMINED -> undetermined();
        };
    }

    /** True when the verdict is bad although no finding says so. */
    boolean silent() {
        return result.verdict() == Verdict.UNDETERMINED && undecidedBlockers() == 0;
    }

    private String cleared() {
        long warnings = failed(Severity.WARNING);
        String open = warnings == 0
                ? ""
                : " " + Phrases.count(warnings, "warning") + (warnings == 1 ? " is" : " are") + " open.";
        if (result.after()) {
            return "No blocker is left after the update." + open
                    + (result.items().isEmpty()
                            ? " Let users back on the server."
                            : " Confirm " + the(result.items().size(), "open item")
                                    + ", then let users back on the server.");
        }
        String items = result.items().isEmpty()
                ? " Start Setup from an elevated prompt."
                : " Confirm " + the(result.items().size(), "open item") + ", then start Setup from an elevated prompt.";
        return "Nothing blocks the update." + open + items;
    }

    private String blocked() {
        long undecided = undecidedBlockers();
        String collect = undecided == 0 ? "" : ", collect what is missing for " + the(undecided, "unknown blocker");
        return stay() + "Fix " + the(failed(Severity.BLOCKER), "blocker") + collect + ", and check again.";
    }

    private String undetermined() {
        long undecided = undecidedBlockers();
        String why = undecided == 0
                ? "No blocker was judged at all. Make sure that the checklist and the rule pack are the right ones"
                : Phrases.count(undecided, "blocker") + " could not be decided. Collect what is missing";
        return stay() + why + ", and check again.";
    }

    private String stay() {
        return result.after() ? "Keep the server out of service. " : "Do not start Setup. ";
    }

    private static String the(long number, String noun) {
        return "the " + (number == 1 ? noun : Phrases.count(number, noun));
    }

    private long failed(Severity severity) {
        return count(Overview.failed(severity));
    }

    private long undecidedBlockers() {
        return count(Overview.undecided(true));
    }

    private long count(Predicate<Finding> chosen) {
        return result.findings().stream().filter(chosen).count();
    }

    private static void add(List<String> parts, long number, String noun) {
        if (number > 0) {
            parts.add(Phrases.count(number, noun));
        }
    }
}
