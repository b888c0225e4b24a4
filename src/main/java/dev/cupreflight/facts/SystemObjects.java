package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * A container for Exchange's own objects in a domain. A prepared domain has one.
 *
 * @param dn its distinguished name
 * @param level its objectVersion; 0 when it has none
 */
public record SystemObjects(String dn, Reading<Long> level) {}
