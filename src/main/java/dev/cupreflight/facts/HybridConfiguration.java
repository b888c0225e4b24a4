package dev.cupreflight.facts;

import java.time.Instant;

/**
 * The object that the Hybrid Configuration Wizard leaves in the organization.
 *
 * @param changed when it was changed last
 * @param authChanged when the organization's Auth configuration was changed last
 */
public record HybridConfiguration(Instant changed, Instant authChanged) {}
