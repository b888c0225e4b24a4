package dev.cupreflight.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the releases demand of the server they are installed on.
 *
 * @param all one entry for each span of releases with the same demands
 * @param features the features of Windows
 */
public record Platforms(List<Platform> all, List<FeatureDemand> features) {
    /** No data at all. */
    public static final Platforms NONE = new Platforms(List.of(), List.of());

    /** What a build demands: the newest entry of its generation that is not newer than it. */
    public Optional<Platform> of(Build build) {
        return all.stream()
                .filter(platform -> platform.from().major() == build.major()
                        && platform.from().minor() == build.minor()
                        && platform.from().compareTo(build) <= 0)
                .max(Comparator.comparing(Platform::from));
    }
}
