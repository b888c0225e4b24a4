package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;

/** Makes certificates; the same description gives the same bytes in every run. Self-signed unless told otherwise. */
public final class CertificateBuilder {
    private final String subject;
    private Instant notBefore = Instant.EPOCH;
    private Instant notAfter = Instant.EPOCH;
    private SampleCertificate issuer;
    private String friendlyName = "";
    private List<String> dnsNames = List.of();
    private List<KeyPurposeId> purposes = List.of(KeyPurposeId.id_kp_serverAuth);
    private int keyUsage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    private boolean authority;
    private int keyBits = 2048;
    private String signature = "SHA256WITHRSA";

    private CertificateBuilder(String subject) {
        this.subject = subject;
    }

    /** A certificate for a subject as Windows writes it, the CN first: {@code CN=mail.contoso.com, O=Contoso Ltd}. */
    public static CertificateBuilder certificateFor(String subject) {
        return new CertificateBuilder(subject);
    }

    /** Its first and last instant, in ISO form: {@code 2026-10-02T00:00:00Z}. */
    public CertificateBuilder valid(String from, String to) {
        notBefore = Instant.parse(from);
        notAfter = Instant.parse(to);
        return this;
    }

    /** Signed by this authority instead of itself. */
    public CertificateBuilder issuedBy(SampleCertificate certificate) {
        issuer = certificate;
        return this;
    }

    /** The name that IIS Manager shows. */
    public CertificateBuilder friendlyName(String name) {
        friendlyName = name;
        return this;
    }

    /** The DNS names of the subject alternative name extension. */
    public CertificateBuilder dnsNames(String... names) {
        dnsNames = List.of(names);
        return this;
    }

    /** The extended key usages; none at all leaves the extension out. Server authentication is the default. */
    public CertificateBuilder purposes(KeyPurposeId... allowed) {
        purposes = List.of(allowed);
        return this;
    }

    /** The bits of {@link KeyUsage}; digital signature and key encipherment are the default. */
    public CertificateBuilder keyUsage(int bits) {
        keyUsage = bits;
        return this;
    }

    /** A certification authority. */
    public CertificateBuilder authority() {
        authority = true;
        purposes = List.of();
        keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature;
        return this;
    }

    /** The length of the RSA key; 2048 is the default. */
    public CertificateBuilder keyBits(int bits) {
        keyBits = bits;
        return this;
    }

    /** Signed with SHA-1, as Exchange Setup did until 2021. */
    public CertificateBuilder sha1() {
        signature = "SHA1WITHRSA";
        return this;
    }

    /** The finished certificate. Its private key is in the machine's key store, except that of an authority. */
    public SampleCertificate make() {
        AsymmetricCipherKeyPair key = SampleKeys.named(identity(), keyBits);
        AsymmetricCipherKeyPair signer = issuer == null ? key : issuer.key();
        KeyStorage storage = authority ? KeyStorage.NONE : KeyStorage.CSP;
        try {
            BcX509v3CertificateBuilder certificate = unsigned(key);
            extend(certificate, key, signer);
            X509CertificateHolder signed = certificate.build(signing().build(signer.getPrivate()));
            return new SampleCertificate(signed, key, friendlyName, storage);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("cannot sign " + subject, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BcX509v3CertificateBuilder unsigned(AsymmetricCipherKeyPair key) throws IOException {
        X500Name name = new X500Name(RFC4519Style.INSTANCE, subject);
        String serial = UUID.nameUUIDFromBytes(identity().getBytes(UTF_8)).toString();
        return new BcX509v3CertificateBuilder(
                issuer == null ? name : issuer.holder().getSubject(),
                new BigInteger(serial.replace("-", ""), 16),
                Date.from(notBefore),
                Date.from(notAfter),
                name,
                key.getPublic());
    }

    private void extend(
            BcX509v3CertificateBuilder certificate, AsymmetricCipherKeyPair key, AsymmetricCipherKeyPair signer)
            throws IOException {
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
        if (!dnsNames.isEmpty()) {
            GeneralName[] names = dnsNames.stream()
                    .map(name -> new GeneralName(GeneralName.dNSName, name))
                    .toArray(GeneralName[]::new);
            certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        if (!purposes.isEmpty()) {
            ExtendedKeyUsage allowed = new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
            certificate.addExtension(Extension.extendedKeyUsage, false, allowed);
        }
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (authority || issuer != null) {
            var identifiers = new BcX509ExtensionUtils();
            certificate.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key.getPublic()));
            certificate.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(signer.getPublic()));
        }
    }

    private BcRSAContentSignerBuilder signing() {
        AlgorithmIdentifier algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find(signature);
        return new BcRSAContentSignerBuilder(algorithm, new DefaultDigestAlgorithmIdentifierFinder().find(algorithm));
    }

    private String identity() {
        return String.join("|", subject, friendlyName, notBefore.toString());
    }
}
