package dev.cupreflight.facts;

import java.util.List;

/**
 * The groups that give the account of this session the rights that Setup asks for (exchange-facts.md 1.8).
 *
 * @param organizationManagement Exchange's own administrators
 * @param schemaAdmins those who may change the schema
 * @param enterpriseAdmins those who may change the configuration of the forest
 * @param domainAdmins the administrators of the computer's domain
 */
public record SetupRights(
        SetupGroup organizationManagement,
        SetupGroup schemaAdmins,
        SetupGroup enterpriseAdmins,
        SetupGroup domainAdmins) {

    /** All of them. */
    public List<SetupGroup> groups() {
        return List.of(organizationManagement, schemaAdmins, enterpriseAdmins, domainAdmins);
    }
}
