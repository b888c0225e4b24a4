package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.X509;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;

/** Makes one certificate in the likeness of another. */
final class CertificateCopy {
    /** Extensions that say what a certificate may do, and nothing about whose it is. */
    private static final Set<ASN1ObjectIdentifier> HARMLESS =
            Set.of(Extension.keyUsage, Extension.extendedKeyUsage, Extension.basicConstraints);

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final int USUAL_BITS = 2048;
    private static final int MIN_BITS = 512;
    private static final int MAX_BITS = 8192;
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CertificateCopy() {}

    static byte[] of(X509 like, AsymmetricCipherKeyPair own, AsymmetricCipherKeyPair signer, TextReplacer text)
            throws IOException {
        Certificate old = Certificate.getInstance(like.der());
        X500Name issuer = CertificateNames.replaced(old.getIssuer(), text);
        X500Name subject = CertificateNames.replaced(old.getSubject(), text);
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
        SubjectPublicKeyInfo key = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(own.getPublic());
        try {
            ContentSigner sign = signer(old.getSignatureAlgorithm(), signer.getPrivate());
            if (old.getExtensions() == null) {
                return new X509v1CertificateBuilder(issuer, serial, old.getStartDate(), old.getEndDate(), subject, key)
                        .build(sign)
                        .getEncoded();
            }
            X509v3CertificateBuilder builder =
                    new X509v3CertificateBuilder(issuer, serial, old.getStartDate(), old.getEndDate(), subject, key);
            for (Extension each : extensions(old.getExtensions(), key, signer, text)) {
                builder.addExtension(each);
            }
            return builder.build(sign).getEncoded();
        } catch (OperatorCreationException e) {
            throw new IOException("a certificate cannot be signed", e);
        }
    }

    private static List<Extension> extensions(
            Extensions old, SubjectPublicKeyInfo key, AsymmetricCipherKeyPair signer, TextReplacer text)
            throws IOException {
        List<Extension> kept = new ArrayList<>();
        for (ASN1ObjectIdentifier oid : old.getExtensionOIDs()) {
            Extension each = old.getExtension(oid);
            if (HARMLESS.contains(oid)) {
                kept.add(each);
            } else if (oid.equals(Extension.subjectAlternativeName)) {
                kept.add(new Extension(
                        oid, each.isCritical(), encoded(names(each, text).getEncoded())));
            } else if (oid.equals(Extension.subjectKeyIdentifier)) {
                byte[] id = new SubjectKeyIdentifier(sha1(key.getPublicKeyData().getBytes())).getEncoded();
                kept.add(new Extension(oid, false, encoded(id)));
            } else if (oid.equals(Extension.authorityKeyIdentifier)) {
                SubjectPublicKeyInfo above = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(signer.getPublic());
                byte[] id =
                        new AuthorityKeyIdentifier(sha1(above.getPublicKeyData().getBytes())).getEncoded();
                kept.add(new Extension(oid, false, encoded(id)));
            }
        }
        return kept;
    }

    private static DEROctetString encoded(byte[] value) {
        return new DEROctetString(value);
    }

    private static GeneralNames names(Extension extension, TextReplacer text) {
        List<GeneralName> names = new ArrayList<>();
        for (GeneralName each :
                GeneralNames.getInstance(extension.getParsedValue()).getNames()) {
            if (each.getTagNo() == GeneralName.dNSName) {
                String name = ASN1IA5String.getInstance(each.getName()).getString();
                names.add(new GeneralName(GeneralName.dNSName, text.replace(name)));
            }
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static ContentSigner signer(AlgorithmIdentifier wanted, AsymmetricKeyParameter key)
            throws OperatorCreationException {
        boolean rsa = key instanceof RSAKeyParameters;
        try {
            return build(rsa, wanted, key);
        } catch (OperatorCreationException | RuntimeException e) {
            // An algorithm that nobody signs with here, or one that does not suit the new key.
            return build(
                    rsa,
                    new DefaultSignatureAlgorithmIdentifierFinder().find(rsa ? "SHA256withRSA" : "SHA256withECDSA"),
                    key);
        }
    }

    private static ContentSigner build(boolean rsa, AlgorithmIdentifier signature, AsymmetricKeyParameter key)
            throws OperatorCreationException {
        AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
        BcContentSignerBuilder builder = rsa
                ? new BcRSAContentSignerBuilder(signature, digest)
                : new BcECContentSignerBuilder(signature, digest);
        return builder.build(key);
    }

    /** A new key of the kind and size of this certificate's; RSA with 2048 bits in place of a kind that is rare. */
    static AsymmetricCipherKeyPair keyLike(byte[] der) {
        AsymmetricKeyParameter old = key(der);
        if (old instanceof ECKeyParameters curve) {
            ECKeyPairGenerator generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(curve.getParameters(), RANDOM));
            return generator.generateKeyPair();
        }
        int bits = old instanceof RSAKeyParameters rsa ? rsa.getModulus().bitLength() : USUAL_BITS;
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        int size = bits < MIN_BITS || bits > MAX_BITS ? USUAL_BITS : bits;
        generator.init(new RSAKeyGenerationParameters(EXPONENT, RANDOM, size, 80));
        return generator.generateKeyPair();
    }

    private static AsymmetricKeyParameter key(byte[] der) {
        SubjectPublicKeyInfo info = Certificate.getInstance(der).getSubjectPublicKeyInfo();
        try {
            return PublicKeyFactory.createKey(info);
        } catch (IOException | RuntimeException e) {
            return new RSAKeyParameters(
                    false, BigInteger.ONE.shiftLeft(USUAL_BITS - 1).setBit(0), EXPONENT, true);
        }
    }

    /** The bytes of the public key. */
    static byte[] publicKey(byte[] der) throws IOException {
        return Certificate.getInstance(der).getSubjectPublicKeyInfo().getEncoded();
    }

    /** The thumbprint of a certificate, 40 upper-case hex digits. */
    static String thumbprint(byte[] der) {
        return HexFormat.of().withUpperCase().formatHex(sha1(der));
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
