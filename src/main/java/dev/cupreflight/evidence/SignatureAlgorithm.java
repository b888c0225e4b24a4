package dev.cupreflight.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD2Digest;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/**
 * An algorithm that signs certificates.
 *
 * @param name as Windows shows it, for example {@code sha256RSA}
 * @param keyAlgorithm the kind of key that it needs, as in {@link CertificateKey#algorithm}
 * @param digest makes the hash that is signed; RSASSA-PSS names its own in parameters, what is here is not used then
 */
record SignatureAlgorithm(String name, String keyAlgorithm, Supplier<Digest> digest) {
    static final String PSS = "RSASSA-PSS";

    private static final Map<String, SignatureAlgorithm> BY_OID = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.2", new SignatureAlgorithm("md2RSA", "RSA", MD2Digest::new)),
            Map.entry("1.2.840.113549.1.1.3", new SignatureAlgorithm("md4RSA", "RSA", MD4Digest::new)),
            Map.entry("1.2.840.113549.1.1.4", new SignatureAlgorithm("md5RSA", "RSA", MD5Digest::new)),
            Map.entry("1.2.840.113549.1.1.5", new SignatureAlgorithm("sha1RSA", "RSA", SHA1Digest::new)),
            Map.entry("1.2.840.113549.1.1.10", new SignatureAlgorithm(PSS, "RSA", SHA1Digest::new)),
            Map.entry("1.2.840.113549.1.1.11", new SignatureAlgorithm("sha256RSA", "RSA", SHA256Digest::new)),
            Map.entry("1.2.840.113549.1.1.12", new SignatureAlgorithm("sha384RSA", "RSA", SHA384Digest::new)),
            Map.entry("1.2.840.113549.1.1.13", new SignatureAlgorithm("sha512RSA", "RSA", SHA512Digest::new)),
            Map.entry("1.3.14.3.2.3", new SignatureAlgorithm("md5RSA", "RSA", MD5Digest::new)),
            Map.entry("1.3.14.3.2.29", new SignatureAlgorithm("sha1RSA", "RSA", SHA1Digest::new)),
            Map.entry("1.2.840.10040.4.3", new SignatureAlgorithm("sha1DSA", "DSA", SHA1Digest::new)),
            Map.entry("1.3.14.3.2.27", new SignatureAlgorithm("sha1DSA", "DSA", SHA1Digest::new)),
            Map.entry("2.16.840.1.101.3.4.3.2", new SignatureAlgorithm("sha256DSA", "DSA", SHA256Digest::new)),
            Map.entry("1.2.840.10045.4.1", new SignatureAlgorithm("sha1ECDSA", "EC", SHA1Digest::new)),
            Map.entry("1.2.840.10045.4.3.2", new SignatureAlgorithm("sha256ECDSA", "EC", SHA256Digest::new)),
            Map.entry("1.2.840.10045.4.3.3", new SignatureAlgorithm("sha384ECDSA", "EC", SHA384Digest::new)),
            Map.entry("1.2.840.10045.4.3.4", new SignatureAlgorithm("sha512ECDSA", "EC", SHA512Digest::new)));

    static Optional<SignatureAlgorithm> of(String oid) {
        return Optional.ofNullable(BY_OID.get(oid));
    }
}
