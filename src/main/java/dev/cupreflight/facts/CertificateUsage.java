package dev.cupreflight.facts;

import java.util.List;

/**
 * What a certificate may be used for.
 *
 * @param anyPurpose true when no extended key usage restricts it
 * @param purposes the OIDs of its extended key usages
 * @param signing true when its key usage is absent or allows signatures
 * @param version the X.509 version, normally 3
 */
public record CertificateUsage(boolean anyPurpose, List<String> purposes, boolean signing, long version) {

    /** True when it may identify a server (OID 1.3.6.1.5.5.7.3.1). */
    public boolean serverAuthentication() {
        return anyPurpose || purposes.contains("1.3.6.1.5.5.7.3.1");
    }
}
