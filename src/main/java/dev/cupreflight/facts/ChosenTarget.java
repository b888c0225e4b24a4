package dev.cupreflight.facts;

import java.util.Optional;

/**
 * What somebody chose to install.
 *
 * @param release the release
 * @param media its media, when they were named by their path; absent when the release was named
 */
public record ChosenTarget(Release release, Optional<Media> media) {}
