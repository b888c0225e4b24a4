package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * The computer in its domain and its network, as Setup's own rules look at it (setup-certificates.md 5.1). In contrast to
 * {@link Server}, nothing here is guessed from another source.
 *
 * @param netbiosName the NetBIOS computer name
 * @param dnsName the DNS host name without domain
 * @param dnsSuffix the primary DNS suffix; empty when there is none
 * @param domainMember whether the computer belongs to a domain
 * @param directorySite the site of Active Directory that the computer is in, as far as Windows knows; absent when it knows
 *     none
 * @param pinnedConfigurationServer the domain controller that the registry nails Exchange to for the configuration;
 *     absent when Exchange is free to choose
 * @param installLanguage the language that Windows was installed in, as a hexadecimal code such as {@code 0409}
 * @param checkedBuild whether Windows is a checked (debug) build
 * @param memoryGigabytes the memory that Windows sees, in whole gigabytes, rounded
 * @param machineGuid the number that Windows gave itself when it was installed; it tells two servers of one name apart
 */
public record Computer(
        Reading<String> netbiosName,
        Reading<String> dnsName,
        Reading<String> dnsSuffix,
        Reading<Boolean> domainMember,
        Reading<Optional<String>> directorySite,
        Reading<Optional<String>> pinnedConfigurationServer,
        Reading<String> installLanguage,
        Reading<Boolean> checkedBuild,
        Reading<Long> memoryGigabytes,
        Reading<String> machineGuid) {

    /** Whether the NetBIOS name and the DNS host name are the same, without case. */
    public Reading<Boolean> namesAgree() {
        return netbiosName.with(dnsName, String::equalsIgnoreCase);
    }
}
