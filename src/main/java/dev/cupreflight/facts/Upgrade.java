package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Optional;

/**
 * The step from the installed release to the target.
 *
 * @param chosen true when the target was named or its media are in the evidence; false when it was assumed
 * @param newer true when the target is a newer cumulative update or product than the installed one
 * @param direct true when Setup of the target upgrades the installed build in place
 * @param confirmed true when a source says so for exactly this target
 * @param through the release to install first; empty when there is no way in place, or none is needed
 * @param media the installation media; absent when none were named
 * @param support how long Microsoft supports the target
 * @param dotnetVersions the versions of the .NET Framework that are supported with the target
 * @param pathsAsOf the date of the data on upgrade paths
 */
public record Upgrade(
        boolean chosen,
        boolean newer,
        boolean direct,
        boolean confirmed,
        String through,
        Reading<Optional<Media>> media,
        Reading<Support> support,
        Reading<List<String>> dotnetVersions,
        String pathsAsOf) {}
