package dev.cupreflight.facts;

/**
 * A domain controller of the forest.
 *
 * @param name its computer name
 * @param dnsName its DNS host name as Active Directory knows it; empty when it has none
 * @param site its Active Directory site
 * @param domain the DNS name of its domain; empty when its account is not known
 * @param account the distinguished name of its computer account; empty when it is not known
 * @param readOnly true for a read-only domain controller
 * @param globalCatalog true when it is a global catalog
 * @param inDomainControllers true when its account lies in the OU Domain Controllers of its domain
 */
public record DomainController(
        String name,
        String dnsName,
        String site,
        String domain,
        String account,
        boolean readOnly,
        boolean globalCatalog,
        boolean inDomainControllers) {}
