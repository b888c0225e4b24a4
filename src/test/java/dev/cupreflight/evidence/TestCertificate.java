package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;

/** Makes certificates for tests; the defaults give a self-signed one of RSA 2048 and SHA-256, valid in 2024. */
final class TestCertificate {
    static final AsymmetricCipherKeyPair RSA = rsaKeys();
    static final AsymmetricCipherKeyPair OTHER_RSA = rsaKeys();
    static final AsymmetricCipherKeyPair EC = ecKeys();

    private final List<Extension> extensions = new ArrayList<>();
    private X500Name subject = new X500Name("CN=mail.contoso.com");
    private X500Name issuer = subject;
    private AsymmetricCipherKeyPair keys = RSA;
    private AsymmetricCipherKeyPair signer = RSA;
    private String algorithm = "SHA256withRSA";
    private Instant notBefore = Instant.parse("2024-01-01T00:00:00Z");
    private Instant notAfter = Instant.parse("2024-12-31T23:59:59Z");

    static TestCertificate aCertificate() {
        return new TestCertificate();
    }

    TestCertificate named(X500Name name) {
        subject = name;
        issuer = name;
        return this;
    }

    TestCertificate issuedBy(X500Name name, AsymmetricCipherKeyPair key) {
        issuer = name;
        signer = key;
        return this;
    }

    TestCertificate withKey(AsymmetricCipherKeyPair key) {
        keys = key;
        signer = key;
        return this;
    }

    TestCertificate signedWith(String name) {
        algorithm = name;
        return this;
    }

    TestCertificate valid(String from, String to) {
        notBefore = Instant.parse(from);
        notAfter = Instant.parse(to);
        return this;
    }

    TestCertificate forDnsNames(String... names) {
        return with(
                Extension.subjectAlternativeName,
                new GeneralNames(Stream.of(names)
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new)));
    }

    TestCertificate with(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        try {
            return with(oid, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestCertificate with(ASN1ObjectIdentifier oid, byte[] value) {
        extensions.add(new Extension(oid, false, value));
        return this;
    }

    byte[] der() {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    new BigInteger("00C0FFEE01", 16),
                    Date.from(notBefore),
                    Date.from(notAfter),
                    subject,
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(keys.getPublic()));
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            return builder.build(contentSigner()).getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContentSigner contentSigner() throws OperatorCreationException {
        AlgorithmIdentifier signature = new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
        AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
        return algorithm.endsWith("ECDSA")
                ? new BcECContentSignerBuilder(signature, digest).build(signer.getPrivate())
                : new BcRSAContentSignerBuilder(signature, digest).build(signer.getPrivate());
    }

    private static AsymmetricCipherKeyPair rsaKeys() {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), new SecureRandom(), 2048, 80));
        return generator.generateKeyPair();
    }

    private static AsymmetricCipherKeyPair ecKeys() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                ECNamedDomainParameters.lookup(X9ObjectIdentifiers.prime256v1), new SecureRandom()));
        return generator.generateKeyPair();
    }
}
