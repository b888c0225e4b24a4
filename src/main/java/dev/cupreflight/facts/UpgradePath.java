package dev.cupreflight.facts;

import java.util.Optional;

/**
 * A way from one product to another, or within one, that Setup goes in place (exchange-facts.md 5.4).
 *
 * @param from the installed product
 * @param to the product of the target
 * @param oldest the oldest installed build that goes there directly; absent when all do
 * @param through the release to install first when the installed build is older; empty when there is none
 * @param confirmedUpTo the newest target build for which a source confirms the way; absent when it holds for all
 */
public record UpgradePath(
        String from, String to, Optional<Build> oldest, String through, Optional<Build> confirmedUpTo) {}
