package dev.cupreflight.facts;

import dev.cupreflight.evidence.CertificateBlob;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.X509;
import java.util.List;
import java.util.Optional;

/** Makes the certificate record from the certificate and the properties that Windows keeps beside it. */
final class CertificateFacts {
    /** The flag of the key provider's record for a key of the computer (exchange-facts.md 1.3). */
    private static final long MACHINE_KEYS = 0x20;

    private CertificateFacts() {}

    static Certificate certificate(CertificateStores.Parsed parsed, String store, Reading<Boolean> trusted) {
        X509 x509 = parsed.x509();
        CertificateBlob blob = parsed.blob();
        Optional<CertificateBlob.KeyProvider> provider = blob.keyProvider();
        return new Certificate(
                x509.thumbprint(),
                store,
                x509.subject(),
                x509.issuer(),
                x509.commonName().orElse(""),
                blob.friendlyName().orElse(""),
                x509.dnsNames(),
                x509.notBefore(),
                x509.notAfter(),
                x509.selfSigned(),
                trusted,
                usage(x509, blob),
                new CertificateKey(
                        x509.keyAlgorithm(),
                        x509.keyBits().orElse(0),
                        provider.isPresent(),
                        provider.flatMap(CertificateBlob.KeyProvider::provider).orElse(""),
                        provider.map(CertificateBlob.KeyProvider::isCng).orElse(false),
                        provider.flatMap(CertificateBlob.KeyProvider::container).orElse(""),
                        provider.map(each -> (each.flags() & MACHINE_KEYS) != 0).orElse(false)),
                x509.signatureAlgorithm());
    }

    /** A purpose restricted by the extension or by the store's own property is restricted. */
    private static CertificateUsage usage(X509 x509, CertificateBlob blob) {
        Optional<List<String>> purposes = x509.extendedKeyUsages();
        Optional<List<String>> property = blob.extendedKeyUsages();
        List<String> allowed = purposes.orElse(property.orElse(List.of())).stream()
                .filter(purpose -> property.map(own -> own.contains(purpose)).orElse(true))
                .toList();
        boolean signing = x509.keyUsage().isEmpty() || x509.digitalSignature() || x509.nonRepudiation();
        return new CertificateUsage(purposes.isEmpty() && property.isEmpty(), allowed, signing, x509.version());
    }
}
