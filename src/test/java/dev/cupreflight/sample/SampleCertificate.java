package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;

/**
 * A certificate as a Windows machine store holds it.
 *
 * @param holder the certificate
 * @param key its key pair, to sign others with
 * @param friendlyName the name that IIS Manager shows; empty for none
 * @param storage where the private key is
 */
public record SampleCertificate(
        X509CertificateHolder holder, AsymmetricCipherKeyPair key, String friendlyName, KeyStorage storage) {
    private static final int KEY_PROVIDER_INFORMATION = 2;
    private static final int SHA1_HASH = 3;
    private static final int FRIENDLY_NAME = 11;
    private static final int CERTIFICATE = 32;
    private static final int MACHINE_KEYS = 0x20;
    private static final int HEADER = 7 * Integer.BYTES;

    /** The same certificate without a private key, as in the stores of trusted roots. */
    public SampleCertificate withoutPrivateKey() {
        return new SampleCertificate(holder, key, friendlyName, KeyStorage.NONE);
    }

    /** The same certificate with its private key kept elsewhere. */
    public SampleCertificate withKeyIn(KeyStorage other) {
        return new SampleCertificate(holder, key, friendlyName, other);
    }

    /** The certificate's DER bytes. */
    public byte[] der() {
        try {
            return holder.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SHA-1 thumbprint, 40 upper-case hex digits. */
    public String thumbprint() {
        return HexFormat.of().withUpperCase().formatHex(sha1());
    }

    /** The name of the container that holds the private key. */
    public String container() {
        return UUID.nameUUIDFromBytes(der()).toString();
    }

    /** The registry value {@code Blob}: property records, the certificate itself last. */
    byte[] registryBlob() {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        if (storage != KeyStorage.NONE) {
            record(blob, KEY_PROVIDER_INFORMATION, keyProviderInformation());
        }
        record(blob, SHA1_HASH, sha1());
        if (!friendlyName.isEmpty()) {
            record(blob, FRIENDLY_NAME, terminated(friendlyName));
        }
        record(blob, CERTIFICATE, der());
        return blob.toByteArray();
    }

    private byte[] keyProviderInformation() {
        byte[] container = terminated(container());
        byte[] provider = terminated(storage.provider);
        return littleEndian(HEADER + container.length + provider.length)
                .putInt(HEADER)
                .putInt(HEADER + container.length)
                .putInt(storage.providerType)
                .putInt(storage.ofUser ? 0 : MACHINE_KEYS)
                .putInt(0)
                .putInt(0)
                .putInt(storage.keySpec)
                .put(container)
                .put(provider)
                .array();
    }

    private byte[] sha1() {
        try {
            return MessageDigest.getInstance("SHA-1").digest(der());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }

    private static void record(ByteArrayOutputStream blob, int property, byte[] value) {
        blob.writeBytes(littleEndian(3 * Integer.BYTES)
                .putInt(property)
                .putInt(1)
                .putInt(value.length)
                .array());
        blob.writeBytes(value);
    }

    private static byte[] terminated(String text) {
        return (text + "\0").getBytes(UTF_16LE);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
