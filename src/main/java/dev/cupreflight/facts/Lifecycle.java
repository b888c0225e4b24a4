package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The installed release in Microsoft's calendar.
 *
 * @param support how long Microsoft supports it
 * @param knownIssues the known problems of the installed build; unread when the security update is not known
 * @param newerThanKnown true when the installed build is newer than this rule pack knows
 * @param newestKnown the newest build of the installed cumulative update that this rule pack knows, or of the product
 *     when it does not know the cumulative update; empty when it knows neither
 * @param asOf the date of the data on releases, ISO 8601
 */
public record Lifecycle(
        Reading<Support> support,
        Reading<List<KnownIssue>> knownIssues,
        boolean newerThanKnown,
        String newestKnown,
        String asOf) {}
