package dev.cupreflight.evidence;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.util.Properties;

/** One X.509 certificate, immutable, with its fields in the form that Windows shows. Equal to another with equal bytes. */
public final class X509 {
    /** The largest certificate that is read, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private final byte[] der;
    private final Certificate certificate;
    private final String thumbprint;
    private final DistinguishedName subject;
    private final DistinguishedName issuer;
    private final Instant notBefore;
    private final Instant notAfter;
    private final CertificateKey key;
    private final List<String> dnsNames;
    private final Optional<List<String>> extendedKeyUsages;
    private final Optional<Integer> keyUsage;
    private final boolean certificateAuthority;
    private final Optional<String> subjectKeyIdentifier;
    private final Optional<String> authorityKeyIdentifier;

    private X509(byte[] der) throws IOException, NoSuchAlgorithmException {
        this.der = der.clone();
        this.certificate = certificate(this.der);
        this.thumbprint = hex(MessageDigest.getInstance("SHA-1").digest(this.der));
        this.subject = DistinguishedName.of(certificate.getSubject());
        this.issuer = DistinguishedName.of(certificate.getIssuer());
        this.notBefore = certificate.getStartDate().getDate().toInstant();
        this.notAfter = certificate.getEndDate().getDate().toInstant();
        this.key = CertificateKey.of(certificate.getSubjectPublicKeyInfo());
        this.dnsNames =
                extension(Extension.subjectAlternativeName, X509::dnsNames).orElse(List.of());
        this.extendedKeyUsages = extension(Extension.extendedKeyUsage, X509::purposes);
        this.keyUsage = extension(
                Extension.keyUsage, value -> ASN1BitString.getInstance(value).intValue());
        this.certificateAuthority = extension(
                        Extension.basicConstraints,
                        value -> BasicConstraints.getInstance(value).isCA())
                .orElse(false);
        this.subjectKeyIdentifier = extension(
                Extension.subjectKeyIdentifier,
                value -> hex(ASN1OctetString.getInstance(value).getOctets()));
        this.authorityKeyIdentifier = extension(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .map(X509::hex);
    }

    /**
     * Reads a certificate.
     *
     * @param der the certificate, and nothing after it
     * @throws UnreadableException if these bytes are no certificate, or one whose fields cannot be read
     */
    public static X509 parse(byte[] der) throws UnreadableException {
        if (der.length > MAX_BYTES) {
            throw new UnreadableException("a certificate larger than " + MAX_BYTES + " bytes");
        }
        try {
            return new X509(der);
        } catch (IOException | RuntimeException e) {
            // The library's own words name its classes and mean nothing to an administrator.
            throw new UnreadableException("not a certificate, or a damaged one", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }

    /** A copy of the certificate's bytes. */
    public byte[] der() {
        return der.clone();
    }

    /** The SHA-1 hash of the bytes in 40 upper-case hexadecimal digits, by which Windows names certificates. */
    public String thumbprint() {
        return thumbprint;
    }

    /** The subject, most specific part first, for example {@code CN=mail.contoso.com, O=Contoso, C=US}; may be empty. */
    public String subject() {
        return subject.text();
    }

    /** The issuer, in the form of {@link #subject}. */
    public String issuer() {
        return issuer.text();
    }

    /** The most specific {@code CN} of the subject. */
    public Optional<String> commonName() {
        return subject.commonName();
    }

    /** The serial number in upper-case hexadecimal digits, two for each byte; a leading {@code 00} is kept. */
    public String serialNumber() {
        return hex(certificate.getSerialNumber().getValue().toByteArray());
    }

    /** The first second in which the certificate is valid. */
    public Instant notBefore() {
        return notBefore;
    }

    /** The last second in which the certificate is valid. */
    public Instant notAfter() {
        return notAfter;
    }

    /** The DNS names of the subject alternative name, as they are written; the common name is not among them. */
    public List<String> dnsNames() {
        return dnsNames;
    }

    /** The purposes (OIDs); empty if the certificate has no such extension and so may serve any purpose. */
    public Optional<List<String>> extendedKeyUsages() {
        return extendedKeyUsages;
    }

    /** The key usage bits, 0x80 = digitalSignature to 0x01 = encipherOnly; empty without such an extension. */
    public Optional<Integer> keyUsage() {
        return keyUsage;
    }

    /** Whether the key may sign data: the bit is set, or the certificate does not restrict the usage. */
    public boolean digitalSignature() {
        return mayBeUsedFor(KeyUsage.digitalSignature);
    }

    /** Whether the key may be used for non-repudiation: the bit is set, or the certificate does not restrict the usage. */
    public boolean nonRepudiation() {
        return mayBeUsedFor(KeyUsage.nonRepudiation);
    }

    /** The X.509 version, 1 to 3. */
    public int version() {
        return certificate.getVersionNumber();
    }

    /** {@code RSA}, {@code DSA}, {@code EC}, or the OID of another algorithm. */
    public String keyAlgorithm() {
        return key.algorithm();
    }

    /** The size of the key in bits; empty if the algorithm or the curve is unknown. */
    public OptionalInt keyBits() {
        return key.bits();
    }

    /** The signature algorithm by the name that Windows shows, for example {@code sha256RSA}, or its OID. */
    public String signatureAlgorithm() {
        String oid = certificate.getSignatureAlgorithm().getAlgorithm().getId();
        return SignatureAlgorithm.of(oid).map(SignatureAlgorithm::name).orElse(oid);
    }

    /** Whether the basic constraints say that this is a certificate authority. */
    public boolean certificateAuthority() {
        return certificateAuthority;
    }

    /**
     * Whether the certificate names itself as its issuer and was signed by its own key, which is verified at each call. With
     * an algorithm that is unknown here, its key identifiers must be the same.
     */
    public boolean selfSigned() {
        return issuer.matches(subject)
                && switch (CertificateSignature.verify(certificate, key)) {
                    case YES -> true;
                    case NO -> false;
                    case UNDECIDED -> subjectKeyIdentifier.equals(authorityKeyIdentifier);
                };
    }

    /** Whether the other certificate names this one's issuer, and its key made the signature; verified at each call. */
    public boolean issuedBy(X509 other) {
        return issuer.matches(other.subject)
                && CertificateSignature.verify(certificate, other.key) == CertificateSignature.Match.YES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof X509 certificateToo && Arrays.equals(der, certificateToo.der);
    }

    @Override
    public int hashCode() {
        return thumbprint.hashCode();
    }

    @Override
    public String toString() {
        return thumbprint + " " + subject.text();
    }

    private boolean mayBeUsedFor(int bit) {
        return keyUsage.map(bits -> (bits & bit) != 0).orElse(true);
    }

    private static Certificate certificate(byte[] der) throws IOException {
        // Windows reads such certificates, and the library does so only when asked.
        Properties.setThreadOverride(Properties.X509_ALLOW_EMPTY_ISSUER_CERT, true);
        Properties.setThreadOverride(Properties.ASN1_ALLOW_NON_DER_TIME, true);
        try {
            return Certificate.getInstance(ASN1Primitive.fromByteArray(der));
        } finally {
            Properties.removeThreadOverride(Properties.X509_ALLOW_EMPTY_ISSUER_CERT);
            Properties.removeThreadOverride(Properties.ASN1_ALLOW_NON_DER_TIME);
        }
    }

    private <T> Optional<T> extension(ASN1ObjectIdentifier oid, Function<ASN1Encodable, T> read) {
        return Optional.ofNullable(certificate.getExtensions())
                .map(extensions -> extensions.getExtensionParsedValue(oid))
                .map(read);
    }

    private static List<String> dnsNames(ASN1Encodable value) {
        return Arrays.stream(GeneralNames.getInstance(value).getNames())
                .filter(name -> name.getTagNo() == GeneralName.dNSName)
                .map(name -> ASN1IA5String.getInstance(name.getName()).getString())
                .toList();
    }

    private static List<String> purposes(ASN1Encodable value) {
        return Arrays.stream(ExtendedKeyUsage.getInstance(value).getUsages())
                .map(KeyPurposeId::getId)
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
