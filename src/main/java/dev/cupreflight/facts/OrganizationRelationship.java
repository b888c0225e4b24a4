package dev.cupreflight.facts;

import java.util.Optional;

/**
 * A relationship with another Exchange organization.
 *
 * @param name its name
 * @param applicationUri the application of the other side (msExchFedTargetApplicationURI); absent when none is set
 */
public record OrganizationRelationship(String name, Optional<String> applicationUri) {}
