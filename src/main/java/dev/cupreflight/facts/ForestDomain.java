package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * A domain of the forest.
 *
 * @param name its DNS name
 * @param dn its distinguished name
 * @param hasComputers whether the container CN=Computers exists in it
 */
public record ForestDomain(String name, String dn, Reading<Boolean> hasComputers) {}
