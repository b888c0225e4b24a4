package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.crypto.DSA;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;

/** Verifies who signed a certificate, with BouncyCastle's lightweight classes: a provider would take long to load. */
final class CertificateSignature {
    private CertificateSignature() {}

    /** Whether a signature fits a key. */
    enum Match {
        YES,
        NO,
        /** The algorithm, or the kind or size of the key, is not known here. */
        UNDECIDED
    }

    static Match verify(Certificate certificate, CertificateKey key) {
        try {
            AlgorithmIdentifier identifier = certificate.getSignatureAlgorithm();
            if (!identifier.equals(certificate.getTBSCertificate().getSignature())) {
                return Match.NO;
            }
            Optional<SignatureAlgorithm> algorithm =
                    SignatureAlgorithm.of(identifier.getAlgorithm().getId());
            if (algorithm.isEmpty()) {
                return Match.UNDECIDED;
            }
            boolean suits = algorithm.get().keyAlgorithm().equals(key.algorithm());
            return suits ? verify(certificate, algorithm.get(), key) : Match.NO;
        } catch (OperatorCreationException e) {
            return Match.UNDECIDED;
        } catch (IOException | RuntimeException e) {
            // Whatever the library stumbles over is in the bytes of this signature or key: it does not fit.
            return Match.NO;
        }
    }

    private static Match verify(Certificate certificate, SignatureAlgorithm algorithm, CertificateKey key)
            throws IOException, OperatorCreationException {
        Optional<AsymmetricKeyParameter> verifier = key.verifier();
        if (verifier.isEmpty()) {
            return Match.UNDECIDED;
        }
        byte[] signed = certificate.getTBSCertificate().getEncoded(ASN1Encoding.DER);
        byte[] signature = certificate.getSignature().getOctets();
        boolean fits;
        if (algorithm.name().equals(SignatureAlgorithm.PSS)) {
            fits = pss(certificate, verifier.get(), signed, signature);
        } else {
            Signer signer = signer(algorithm);
            signer.init(false, verifier.get());
            signer.update(signed, 0, signed.length);
            fits = signer.verifySignature(signature);
        }
        return fits ? Match.YES : Match.NO;
    }

    private static Signer signer(SignatureAlgorithm algorithm) {
        if (algorithm.keyAlgorithm().equals("RSA")) {
            return new RSADigestSigner(algorithm.digest().get());
        }
        DSA dsa = algorithm.keyAlgorithm().equals("DSA") ? new DSASigner() : new ECDSASigner();
        return new DSADigestSigner(dsa, algorithm.digest().get());
    }

    private static boolean pss(Certificate certificate, AsymmetricKeyParameter key, byte[] signed, byte[] signature)
            throws IOException, OperatorCreationException {
        ContentVerifier verifier = new BcRSAContentVerifierProviderBuilder(new DefaultDigestAlgorithmIdentifierFinder())
                .build(key)
                .get(certificate.getSignatureAlgorithm());
        try (OutputStream stream = verifier.getOutputStream()) {
            stream.write(signed);
        }
        return verifier.verify(signature);
    }
}
