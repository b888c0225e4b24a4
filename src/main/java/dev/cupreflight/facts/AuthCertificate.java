package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * One of the certificates that the Auth configuration names.
 *
 * @param thumbprint the thumbprint in Active Directory; empty when none is set
 * @param certificate the certificate in this server's store; absent when it is not there
 */
public record AuthCertificate(String thumbprint, Reading<Optional<Certificate>> certificate) {

    /** True when Active Directory names a certificate. */
    public boolean set() {
        return !thumbprint.isEmpty();
    }
}
