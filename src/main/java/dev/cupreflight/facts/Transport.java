package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * The certificate for mail between the servers of the organization, stored as a copy in the server's directory object
 * (attribute msExchServerInternalTLSCert).
 *
 * @param thumbprint the thumbprint of the copy; empty when the attribute is not set
 * @param certificate the same certificate in this server's store; absent when it is not there
 */
public record Transport(String thumbprint, Reading<Optional<Certificate>> certificate) {

    /** True when the server object names a certificate. */
    public boolean set() {
        return !thumbprint.isEmpty();
    }
}
