package dev.cupreflight.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * The public key in a certificate.
 *
 * @param algorithm {@code RSA}, {@code DSA}, {@code EC}, or the OID of anything else
 * @param bits the size of the key; empty if the algorithm or the curve is not known here
 * @param info the key itself
 */
record CertificateKey(String algorithm, OptionalInt bits, SubjectPublicKeyInfo info) {
    /** Far beyond any key in use; a larger one would only keep the processor busy. */
    private static final int MAX_BITS = 16_384;

    private static final int MAX_EXPONENT_BITS = 64;

    private static final Map<String, String> NAMES = Map.of(
            "1.2.840.113549.1.1.1", "RSA",
            "1.2.840.10040.4.1", "DSA",
            "1.2.840.10045.2.1", "EC");

    static CertificateKey of(SubjectPublicKeyInfo info) throws IOException {
        String oid = info.getAlgorithm().getAlgorithm().getId();
        String algorithm = NAMES.getOrDefault(oid, oid);
        OptionalInt bits = switch (algorithm) {
            case "RSA" -> OptionalInt.of(rsa(info).getModulus().bitLength());
            case "DSA" -> dsaBits(info);
            case "EC" -> curveBits(info);
            default -> OptionalInt.empty();
        };
        return new CertificateKey(algorithm, bits, info);
    }

    /** The key to verify signatures with; empty if it is not of a kind, or of a size, that is verified here. */
    Optional<AsymmetricKeyParameter> verifier() throws IOException {
        if (bits.isEmpty() || bits.getAsInt() > MAX_BITS) {
            return Optional.empty();
        }
        if (!algorithm.equals("RSA")) {
            return Optional.of(PublicKeyFactory.createKey(info));
        }
        BigInteger exponent = rsa(info).getPublicExponent();
        // "Internal" keys skip a primality test that takes longer than all the rest, and that proves nothing here.
        return exponent.bitLength() > MAX_EXPONENT_BITS
                ? Optional.empty()
                : Optional.of(new RSAKeyParameters(false, rsa(info).getModulus(), exponent, true));
    }

    private static RSAPublicKey rsa(SubjectPublicKeyInfo info) throws IOException {
        return RSAPublicKey.getInstance(info.parsePublicKey());
    }

    private static OptionalInt dsaBits(SubjectPublicKeyInfo info) {
        Optional<ASN1Encodable> parameters =
                Optional.ofNullable(info.getAlgorithm().getParameters());
        return parameters.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        DSAParameter.getInstance(parameters.get()).getP().bitLength());
    }

    private static OptionalInt curveBits(SubjectPublicKeyInfo info) {
        X962Parameters parameters =
                X962Parameters.getInstance(info.getAlgorithm().getParameters());
        if (parameters.isImplicitlyCA()) {
            return OptionalInt.empty();
        }
        Optional<X9ECParameters> curve = parameters.isNamedCurve()
                ? Optional.ofNullable(
                        ECNamedCurveTable.getByOID(ASN1ObjectIdentifier.getInstance(parameters.getParameters())))
                : Optional.of(X9ECParameters.getInstance(parameters.getParameters()));
        return curve.map(known -> OptionalInt.of(known.getCurve().getFieldSize()))
                .orElse(OptionalInt.empty());
    }
}
