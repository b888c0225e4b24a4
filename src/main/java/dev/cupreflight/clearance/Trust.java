package dev.cupreflight.clearance;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The certificates that somebody named as trusted: those of signers themselves, or of authorities that issue them.
 *
 * @param certificates the certificates; none means that nobody has said anything
 */
public record Trust(List<X509Certificate> certificates) {
    /** Nobody is trusted. */
    public static final Trust NOBODY = new Trust(List.of());

    /**
     * Reads a file with one or more certificates, PEM or DER.
     *
     * @throws SigningException if there is none in it
     */
    public static Trust read(byte[] file) throws SigningException {
        List<X509Certificate> found = new ArrayList<>();
        try {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file))) {
                if (each instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        } catch (CertificateException e) {
            throw new SigningException("it is not a certificate (PEM or DER)", e);
        }
        if (found.isEmpty()) {
            throw new SigningException("there is no certificate in it");
        }
        return new Trust(List.copyOf(found));
    }

    /** The trust in both. */
    public Trust and(Trust other) {
        List<X509Certificate> both = new ArrayList<>(certificates);
        both.addAll(other.certificates);
        return new Trust(List.copyOf(both));
    }

    /** Why a signer is trusted, in words; empty when it is not. */
    Optional<String> reason(Signer signer) {
        if (certificates.contains(signer.certificate())) {
            return Optional.of("its certificate is one of those that were named as trusted");
        }
        Set<TrustAnchor> authorities = certificates.stream()
                .filter(certificate -> certificate.getBasicConstraints() >= 0)
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        return authorities.isEmpty() || !maySign(signer.certificate()) ? Optional.empty() : issued(signer, authorities);
    }

    /** A certificate that lists what its key is for has to list digital signatures. */
    private static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[0] || usage[1];
    }

    private static Optional<String> issued(Signer signer, Set<TrustAnchor> authorities) {
        try {
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(signer.certificate());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, wanted);
            List<X509Certificate> known = new ArrayList<>(signer.others());
            known.add(signer.certificate());
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(signer.signedAt()));
            if (CertPathBuilder.getInstance("PKIX").build(parameters) instanceof PKIXCertPathBuilderResult path) {
                return Optional.of("it was issued by "
                        + Signer.nameOf(path.getTrustAnchor().getTrustedCert()) + ", which was named as trusted");
            }
            return Optional.empty();
        } catch (CertPathBuilderException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PKIX is part of every Java", e);
        }
    }
}
