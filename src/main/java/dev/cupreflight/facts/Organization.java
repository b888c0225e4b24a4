package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Optional;

/**
 * The Exchange organization as Active Directory holds it (exchange-facts.md 1.4).
 *
 * @param servers all Exchange servers, Edge Transport servers with a subscription included
 * @param wellKnownGroups what Exchange remembers about its groups (attribute otherWellKnownObjects)
 * @param securityGroupsUnit whether the OU Microsoft Exchange Security Groups exists in the forest root domain
 * @param systemMailboxes the mailboxes that Exchange needs for itself, and those of public folders
 * @param folderHierarchies the containers Folder Hierarchies
 * @param relationships the organization relationships
 * @param addressPolicies the e-mail address policies
 * @param hybrid the hybrid configuration; absent when there is none
 */
public record Organization(
        Reading<List<ExchangeServer>> servers,
        Reading<List<WellKnownGroup>> wellKnownGroups,
        Reading<Boolean> securityGroupsUnit,
        Reading<List<SystemMailbox>> systemMailboxes,
        Reading<List<FolderHierarchies>> folderHierarchies,
        Reading<List<OrganizationRelationship>> relationships,
        Reading<List<AddressPolicy>> addressPolicies,
        Reading<Optional<HybridConfiguration>> hybrid) {}
