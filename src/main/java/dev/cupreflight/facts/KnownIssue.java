package dev.cupreflight.facts;

/**
 * A known problem of the installed build.
 *
 * @param id its short name, for example {@code fipfs-y2k22}
 * @param title the problem in one sentence
 * @param article Microsoft's article about it; empty when there is none
 * @param fixedIn the build of the same cumulative update that cures it, else {@code a newer cumulative update}
 */
public record KnownIssue(String id, String title, String article, String fixedIn) {}
