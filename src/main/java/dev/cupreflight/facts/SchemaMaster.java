package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * The domain controller that may change the schema.
 *
 * @param name its computer name
 * @param site its Active Directory site
 * @param domain the DNS name of its domain
 */
public record SchemaMaster(String name, String site, Reading<String> domain) {}
