package dev.cupreflight.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Somebody who signs reports: a key and a certificate.
 *
 * @param key the private key
 * @param certificate its certificate
 */
public record SampleSigner(PrivateKey key, X509Certificate certificate) {
    /** The password of every file. */
    public static final String PASSWORD = "Correct-Horse 7!";

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    /** A signer with an RSA key of so many bits. */
    public static SampleSigner rsa(String name, int bits) {
        return selfSigned(name, "RSA", String.valueOf(bits), false);
    }

    /** A signer with a key on a curve. */
    public static SampleSigner curve(String name, String curve) {
        return selfSigned(name, "EC", curve, false);
    }

    /** An authority. */
    public static SampleSigner authority(String name) {
        return selfSigned(name, "EC", "secp256r1", true);
    }

    /** A signer whose certificate this authority issued. */
    public SampleSigner issues(String name) {
        try {
            KeyPair keys = keys("EC", "secp256r1");
            return new SampleSigner(keys.getPrivate(), certificate(name, keys, certificate, key, false));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SampleSigner selfSigned(String name, String algorithm, String size, boolean authority) {
        try {
            KeyPair keys = keys(algorithm, size);
            return new SampleSigner(keys.getPrivate(), certificate(name, keys, null, keys.getPrivate(), authority));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys(String algorithm, String size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec(size));
        } else {
            generator.initialize(Integer.parseInt(size));
        }
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            String name, KeyPair keys, X509Certificate issuer, PrivateKey signing, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X500Name subject = new X500Name(name);
        X500Name by = issuer == null
                ? subject
                : X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                by,
                new BigInteger(64, new SecureRandom()),
                Date.from(FROM),
                Date.from(UNTIL),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        String algorithm = signing.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signing)));
    }

    /** The key and its certificate as a PKCS#12 file. */
    public byte[] pkcs12() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("signer", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, PASSWORD.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as a PEM file. */
    public byte[] pem() {
        try {
            return ("-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
