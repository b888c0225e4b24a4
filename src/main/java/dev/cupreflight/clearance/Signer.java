package dev.cupreflight.clearance;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Who signed, as the signature says.
 *
 * @param certificate the signer's certificate
 * @param others the other certificates in the signature; nothing vouches for them
 * @param signedAt the time that the signer stated
 */
record Signer(X509Certificate certificate, List<X509Certificate> others, Instant signedAt) {

    String name() {
        return nameOf(certificate);
    }

    static String nameOf(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
