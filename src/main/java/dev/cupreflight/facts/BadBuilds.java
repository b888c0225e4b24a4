package dev.cupreflight.facts;

/**
 * The builds that have a known problem.
 *
 * @param id the problem's short name
 * @param title the problem in one sentence
 * @param article Microsoft's article about it; empty when there is none
 * @param from the first build that has it
 * @param fixed the first later build that does not
 */
public record BadBuilds(String id, String title, String article, Build from, Build fixed) {

    boolean holds(Build build) {
        return build.compareTo(from) >= 0 && build.compareTo(fixed) < 0;
    }

    /** The problem as it is for one build: a security update helps only if it belongs to the same cumulative update. */
    KnownIssue of(Build build) {
        return new KnownIssue(id, title, article, fixed.sameUpdate(build) ? fixed.text() : "a newer cumulative update");
    }
}
