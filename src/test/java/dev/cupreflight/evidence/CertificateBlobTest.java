package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateBlobTest {
    private static final byte[] SERVER_AUTH = HexFormat.of().parseHex("300a06082b06010505070301");

    @Test
    void readsThePropertiesInAnyOrderAndSkipsUnknownOnes() throws UnreadableException {
        CertificateBlob blob = CertificateBlob.parse(blob(
                property(0x7FFFFFFF, new byte[5]),
                property(32, new byte[] {1, 2, 3}),
                property(11, utf16("Microsoft Exchange\0")),
                property(3, new byte[20]),
                property(9, SERVER_AUTH),
                property(0x7FFFFFFF, new byte[0]),
                property(2, keyProvider("key\0", "provider\0", 12))));

        assertThat(blob.der()).contains(new byte[] {1, 2, 3});
        assertThat(blob.friendlyName()).contains("Microsoft Exchange");
        assertThat(blob.sha1()).contains("0".repeat(40));
        assertThat(blob.extendedKeyUsages()).contains(List.of("1.3.6.1.5.5.7.3.1"));
        assertThat(blob.keyProvider().orElseThrow())
                .returns(12L, CertificateBlob.KeyProvider::type)
                .returns(0x20L, CertificateBlob.KeyProvider::flags)
                .returns(1L, CertificateBlob.KeyProvider::keySpec)
                .returns(false, CertificateBlob.KeyProvider::isCng);
        assertThat(blob.keyProvider().orElseThrow().container()).contains("key");
        assertThat(blob.keyProvider().orElseThrow().provider()).contains("provider");
    }

    @Test
    void leavesOutWhatTheBlobDoesNotHold() throws UnreadableException {
        CertificateBlob blob = CertificateBlob.parse(new byte[0]);

        assertThat(blob.der()).isEmpty();
        assertThat(blob.friendlyName()).isEmpty();
        assertThat(blob.sha1()).isEmpty();
        assertThat(blob.keyProvider()).isEmpty();
        assertThat(blob.extendedKeyUsages()).isEmpty();
    }

    @Test
    void knowsCngKeys() throws UnreadableException {
        byte[] value = keyProvider("key\0", "\0", 0);
        value[4] = 0;

        CertificateBlob.KeyProvider provider =
                CertificateBlob.parse(property(2, value)).keyProvider().orElseThrow();
        assertThat(provider.isCng()).isTrue();
        assertThat(provider.provider()).isEmpty();
    }

    @Test
    void namesTheByteWhereALengthIsWrong() {
        byte[] first = property(32, new byte[4]);
        byte[] second = property(11, utf16("a\0"));
        second[8] = 99;

        assertUnreadable(blob(first, second), "damaged at byte 28: 99 bytes are expected, 4 are left");
        second[11] = (byte) 0xFF;
        assertUnreadable(blob(first, second), "damaged at byte 28: 4278190179 bytes are expected, 4 are left");
        assertUnreadable(blob(first, new byte[3]), "damaged at byte 18: 2 bytes are expected, 1 are left");
    }

    @Test
    void refusesOffsetsThatLeadOutOfTheKeyProvider() {
        for (int field : List.of(0, 4)) {
            for (int offset : List.of(1000, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
                byte[] value = keyProvider("key\0", "provider\0", 12);
                ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).putInt(field, offset);
                assertThatExceptionOfType(UnreadableException.class)
                        .isThrownBy(() -> CertificateBlob.parse(blob(property(2, value), property(32, utf16("a\0")))))
                        .withMessageStartingWith("damaged at byte ");
            }
        }
    }

    @Test
    void refusesTextThatRunsIntoTheNextProperty() {
        assertUnreadable(
                blob(property(11, utf16("abc")), property(3, new byte[20])),
                "damaged at byte 18: 2 bytes are expected, 0 are left");
        assertUnreadable(
                property(2, keyProvider("key\0", "provider", 12)),
                "damaged at byte 64: 2 bytes are expected, 0 are left");
    }

    @Test
    void refusesASecondCertificate() {
        assertUnreadable(
                blob(property(32, new byte[1]), property(32, new byte[1])),
                "damaged at byte 13: property 32 comes twice");
    }

    @Test
    void refusesPurposesThatAreNoDer() {
        assertUnreadable(property(9, new byte[] {0x30, 9}), "damaged: the list of enabled purposes cannot be read");
    }

    @Test
    void neverFailsInAnotherWayHoweverABlobIsDamaged() {
        byte[] blob = blob(
                property(2, keyProvider("key\0", "provider\0", 12)),
                property(9, SERVER_AUTH),
                property(11, utf16("name\0")),
                property(32, new byte[3]));
        for (int place = 0; place < blob.length; place++) {
            assertReadableOrRefused(Arrays.copyOf(blob, place));
            for (int value : List.of(0, 1, 0x20, 0x7F, 0x80, 0xFF)) {
                byte[] damaged = blob.clone();
                damaged[place] = (byte) value;
                assertReadableOrRefused(damaged);
            }
        }
    }

    @Test
    void cannotBeChangedFromOutside() throws UnreadableException {
        byte[] bytes = property(32, new byte[] {1, 2, 3});
        CertificateBlob blob = CertificateBlob.parse(bytes);
        bytes[12] = 9;
        blob.der().orElseThrow()[1] = 9;

        assertThat(blob.der()).contains(new byte[] {1, 2, 3});
    }

    private static void assertReadableOrRefused(byte[] blob) {
        try {
            assertThat(CertificateBlob.parse(blob)).isNotNull();
        } catch (UnreadableException e) {
            assertThat(e).hasMessageStartingWith("damaged");
        }
    }

    private static void assertUnreadable(byte[] blob, String message) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> CertificateBlob.parse(blob))
                .withMessage(message);
    }

    private static byte[] keyProvider(String container, String provider, int type) {
        byte[] first = utf16(container);
        byte[] second = utf16(provider);
        return ByteBuffer.allocate(28 + first.length + second.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(28)
                .putInt(28 + first.length)
                .putInt(type)
                .putInt(0x20)
                .putInt(0)
                .putInt(0)
                .putInt(1)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] property(int id, byte[] value) {
        return ByteBuffer.allocate(12 + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(id)
                .putInt(1)
                .putInt(value.length)
                .put(value)
                .array();
    }

    private static byte[] blob(byte[]... properties) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        for (byte[] property : properties) {
            blob.writeBytes(property);
        }
        return blob.toByteArray();
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
