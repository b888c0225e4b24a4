package dev.cupreflight.evidence;

import static dev.cupreflight.evidence.TestCertificate.aCertificate;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X509Test {
    private static final X500Name AUTHORITY = new X500Name("CN=Contoso CA");

    @Test
    void readsTheFieldsOfACertificate() throws UnreadableException {
        X509 certificate = X509.parse(aCertificate()
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .with(Extension.basicConstraints, new BasicConstraints(false))
                .forDnsNames("mail.contoso.com", "*.contoso.com")
                .der());

        assertThat(certificate)
                .returns("CN=mail.contoso.com", X509::subject)
                .returns("CN=mail.contoso.com", X509::issuer)
                .returns("00C0FFEE01", X509::serialNumber)
                .returns(Instant.parse("2024-01-01T00:00:00Z"), X509::notBefore)
                .returns(Instant.parse("2024-12-31T23:59:59Z"), X509::notAfter)
                .returns(List.of("mail.contoso.com", "*.contoso.com"), X509::dnsNames)
                .returns(3, X509::version)
                .returns("RSA", X509::keyAlgorithm)
                .returns("sha256RSA", X509::signatureAlgorithm)
                .returns(true, X509::digitalSignature)
                .returns(false, X509::nonRepudiation)
                .returns(false, X509::certificateAuthority);
        assertThat(certificate.commonName()).contains("mail.contoso.com");
        assertThat(certificate.extendedKeyUsages()).contains(List.of("1.3.6.1.5.5.7.3.1"));
        assertThat(certificate.keyUsage()).contains(0xA0);
        assertThat(certificate.keyBits()).hasValue(2048);
    }

    @Test
    void tellsAbsentExtensionsFromEmptyOnes() throws UnreadableException {
        X509 certificate = X509.parse(aCertificate().der());

        assertThat(certificate.extendedKeyUsages()).isEmpty();
        assertThat(certificate.keyUsage()).isEmpty();
        assertThat(certificate.dnsNames()).isEmpty();
        assertThat(certificate.digitalSignature()).isTrue();
        assertThat(certificate.nonRepudiation()).isTrue();
    }

    @Test
    void takesOnlyDnsNamesFromTheAlternativeNames() throws UnreadableException {
        X509 certificate = X509.parse(aCertificate()
                .with(Extension.subjectAlternativeName, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.iPAddress, "10.0.0.1"),
                    new GeneralName(GeneralName.dNSName, "a.contoso.com"),
                    new GeneralName(GeneralName.rfc822Name, "a@contoso.com"),
                    new GeneralName(new X500Name("CN=directory")),
                    new GeneralName(GeneralName.dNSName, "b.contoso.com"),
                }))
                .der());

        assertThat(certificate.dnsNames()).containsExactly("a.contoso.com", "b.contoso.com");
    }

    @Test
    void showsNamesAsWindowsDoes() throws UnreadableException {
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.C, new DERPrintableString("US"))
                .addRDN(BCStyle.ST, new DERUTF8String("Île"))
                .addRDN(BCStyle.O, new DERBMPString("Contoso, \"Ltd.\""))
                .addMultiValuedRDN(
                        new ASN1ObjectIdentifier[] {BCStyle.OU, BCStyle.EmailAddress},
                        new String[] {"IT", "it@contoso.com"})
                .addRDN(new ASN1ObjectIdentifier("1.2.3.4"), new DERUTF8String("x"))
                .addRDN(BCStyle.CN, new DERUTF8String("first"))
                .addRDN(BCStyle.CN, new DERUTF8String(""))
                .build();

        X509 certificate = X509.parse(aCertificate().named(name).der());

        assertThat(certificate.subject())
                .endsWith(", O=\"Contoso, \"\"Ltd.\"\"\", S=Île, C=US")
                .startsWith("CN=\"\", CN=first, OID.1.2.3.4=x, ")
                .contains("OU=IT", " + ", "E=it@contoso.com");
        assertThat(certificate.commonName()).contains("");
    }

    @Test
    void readsNamesThatAreEmptyOrNoText() throws UnreadableException {
        X500Name noText = new X500Name(new RDN[] {new RDN(new AttributeTypeAndValue(BCStyle.CN, DERNull.INSTANCE))});

        X509 unnamed = X509.parse(aCertificate()
                .named(new X500Name(new RDN[0]))
                .issuedBy(AUTHORITY, TestCertificate.RSA)
                .der());
        assertThat(unnamed.subject()).isEmpty();
        assertThat(unnamed.commonName()).isEmpty();
        assertThat(X509.parse(aCertificate().named(noText).der()).subject()).isEqualTo("CN=#0500");
    }

    @ParameterizedTest
    @CsvSource({
        "MD5withRSA, md5RSA",
        "SHA1withRSA, sha1RSA",
        "SHA256withRSA, sha256RSA",
        "SHA384withRSA, sha384RSA",
        "SHA512withRSA, sha512RSA",
        "SHA256withRSAandMGF1, RSASSA-PSS",
        "SHA1withECDSA, sha1ECDSA",
        "SHA256withECDSA, sha256ECDSA",
        "SHA384withECDSA, sha384ECDSA",
        "SHA512withECDSA, sha512ECDSA",
    })
    void namesAndVerifiesSignatures(String algorithm, String shown) throws UnreadableException {
        TestCertificate builder = aCertificate()
                .signedWith(algorithm)
                .withKey(algorithm.endsWith("ECDSA") ? TestCertificate.EC : TestCertificate.RSA);
        byte[] der = builder.der();
        byte[] forged = der.clone();
        forged[der.length - 1] ^= 1;

        assertThat(X509.parse(der)).returns(shown, X509::signatureAlgorithm).returns(true, X509::selfSigned);
        assertThat(X509.parse(forged).selfSigned()).isFalse();
    }

    @Test
    void measuresKeysOfCurves() throws UnreadableException {
        X509 certificate = X509.parse(aCertificate()
                .withKey(TestCertificate.EC)
                .signedWith("SHA256withECDSA")
                .der());

        assertThat(certificate.keyAlgorithm()).isEqualTo("EC");
        assertThat(certificate.keyBits()).hasValue(256);
    }

    @Test
    void knowsWhoIssuedACertificate() throws UnreadableException {
        X509 authority = X509.parse(aCertificate()
                .named(AUTHORITY)
                .withKey(TestCertificate.OTHER_RSA)
                .with(Extension.basicConstraints, new BasicConstraints(true))
                .der());
        X509 impostor = X509.parse(aCertificate().named(AUTHORITY).der());
        X509 leaf = X509.parse(
                aCertificate().issuedBy(AUTHORITY, TestCertificate.OTHER_RSA).der());

        assertThat(authority.certificateAuthority()).isTrue();
        assertThat(authority.selfSigned()).isTrue();
        assertThat(leaf.selfSigned()).isFalse();
        assertThat(leaf.issuedBy(authority)).isTrue();
        assertThat(leaf.issuedBy(impostor)).isFalse();
        assertThat(authority.issuedBy(leaf)).isFalse();
    }

    @Test
    void takesNoCertificateForSelfSignedThatAnotherKeySigned() throws UnreadableException {
        X500Name name = new X500Name("CN=mail.contoso.com");

        assertThat(X509.parse(aCertificate()
                                .issuedBy(name, TestCertificate.OTHER_RSA)
                                .der())
                        .selfSigned())
                .isFalse();
    }

    @Test
    void readsDatesBeyondTheTwoDigitYears() throws UnreadableException {
        X509 certificate = X509.parse(aCertificate()
                .valid("1950-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
                .der());

        assertThat(certificate.notBefore()).isEqualTo("1950-01-01T00:00:00Z");
        assertThat(certificate.notAfter()).isEqualTo("9999-12-31T23:59:59Z");
    }

    @Test
    void readsTheSameDatesInEveryLocaleAndTimeZone() throws UnreadableException {
        byte[] der = aCertificate()
                .valid("2024-01-01T00:00:00Z", "2050-06-30T12:00:00Z")
                .der();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag :
                    List.of("th-TH-u-ca-buddhist-nu-thai", "ar-SA-u-nu-arab", "tr-TR", "ja-JP-u-ca-japanese")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                X509 certificate = X509.parse(der);
                assertThat(certificate.notBefore()).as(tag).isEqualTo("2024-01-01T00:00:00Z");
                assertThat(certificate.notAfter()).as(tag).isEqualTo("2050-06-30T12:00:00Z");
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void comparesKeyIdentifiersWhereItCannotVerify() throws UnreadableException {
        X509 same = X509.parse(aCertificate()
                .signedWith("SHA224withRSA")
                .with(Extension.subjectKeyIdentifier, new SubjectKeyIdentifier(new byte[] {1}))
                .with(Extension.authorityKeyIdentifier, new AuthorityKeyIdentifier(new byte[] {1}))
                .der());
        X509 other = X509.parse(aCertificate()
                .signedWith("SHA224withRSA")
                .with(Extension.subjectKeyIdentifier, new SubjectKeyIdentifier(new byte[] {1}))
                .with(Extension.authorityKeyIdentifier, new AuthorityKeyIdentifier(new byte[] {2}))
                .der());

        assertThat(same.selfSigned()).isTrue();
        assertThat(same.issuedBy(same)).isFalse();
        assertThat(other.selfSigned()).isFalse();
    }
}
