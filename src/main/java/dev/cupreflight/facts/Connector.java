package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * A mail connector of the organization.
 *
 * @param name its name
 * @param sends true for a Send connector, false for a Receive connector
 * @param enabled true when it is in use
 * @param here true when this server uses it: it is a source server of the Send connector, or owns the Receive connector
 * @param certificateName the issuer and subject of its certificate, {@code <I>issuer<S>subject}; empty when none is set
 * @param certificates the certificates in this server's store with that issuer and subject, the longest valid first
 * @param addressSpaces the address spaces of a Send connector, for example {@code SMTP:*;1}
 */
public record Connector(
        String name,
        boolean sends,
        boolean enabled,
        boolean here,
        String certificateName,
        Reading<List<Certificate>> certificates,
        List<String> addressSpaces) {

    /** What it is, in words. */
    public String kind() {
        return sends ? "Send connector" : "Receive connector";
    }

    /** True when this server uses it with a certificate. */
    public boolean usesCertificate() {
        return here && enabled && !certificateName.isEmpty();
    }

    /** True when it takes mail for all domains. */
    public boolean takesAllDomains() {
        return sends && addressSpaces.stream().anyMatch(each -> each.matches("(?i)SMTP:\\*(;.*)?"));
    }
}
