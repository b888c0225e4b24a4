package dev.cupreflight.evidence;

import static dev.cupreflight.evidence.TestCertificate.aCertificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class DamagedCertificateTest {

    @Test
    void refusesExtensionsThatAreDamaged() {
        for (ASN1ObjectIdentifier oid : List.of(
                Extension.subjectAlternativeName,
                Extension.extendedKeyUsage,
                Extension.keyUsage,
                Extension.basicConstraints,
                Extension.subjectKeyIdentifier,
                Extension.authorityKeyIdentifier)) {
            assertUnreadable(aCertificate().with(oid, new byte[] {0x13, 1, 'x'}).der());
            assertUnreadable(aCertificate().with(oid, new byte[] {0x30, 5, 0}).der());
        }
    }

    @Test
    void refusesWhatFollowsACertificate() {
        byte[] der = aCertificate().der();

        assertUnreadable(Arrays.copyOf(der, der.length + 1));
        assertUnreadable(new byte[0]);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> X509.parse(new byte[X509.MAX_BYTES + 1]))
                .withMessage("a certificate larger than 65536 bytes");
    }

    @Test
    void refusesEveryCutCertificate() {
        byte[] der = aCertificate().forDnsNames("a", "b").der();
        for (int length = 0; length < der.length; length++) {
            assertUnreadable(Arrays.copyOf(der, length));
        }
    }

    @Test
    void neverFailsInAnotherWayWhateverByteIsDamaged() {
        byte[] der = aCertificate()
                .forDnsNames("a", "b")
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
                .signedWith("SHA256withECDSA")
                .withKey(TestCertificate.EC)
                .der();
        for (int place = 0; place < der.length; place++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] damaged = der.clone();
                damaged[place] ^= (byte) (1 << bit);
                assertReadableOrRefused(damaged);
            }
        }
    }

    @Test
    void isNotBroughtDownByDeepNesting() {
        for (int header : List.of(0x30, 0xA0, 0x24)) {
            byte[] nested = new byte[X509.MAX_BYTES - 4];
            for (int i = 0; i < nested.length; i += 2) {
                nested[i] = (byte) header;
                nested[i + 1] = (byte) 0x80;
            }
            assertUnreadable(nested);
            assertUnreadable(definiteNesting(header));
        }
    }

    private static byte[] definiteNesting(int header) {
        byte[] nested = new byte[X509.MAX_BYTES - X509.MAX_BYTES % 4];
        for (int i = 0; i < nested.length; i += 4) {
            int rest = nested.length - i - 4;
            nested[i] = (byte) header;
            nested[i + 1] = (byte) 0x82;
            nested[i + 2] = (byte) (rest >> 8);
            nested[i + 3] = (byte) rest;
        }
        return nested;
    }

    private static void assertUnreadable(byte[] der) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> X509.parse(der))
                .withMessage("not a certificate, or a damaged one");
    }

    private static void assertReadableOrRefused(byte[] der) {
        try {
            X509 certificate = X509.parse(der);
            assertThat(certificate.issuedBy(certificate)).isIn(true, false);
            assertThat(certificate.selfSigned()).isIn(true, false);
            assertThat(certificate.serialNumber()).isNotEmpty();
        } catch (UnreadableException e) {
            assertThat(e).hasMessage("not a certificate, or a damaged one");
        }
    }
}
