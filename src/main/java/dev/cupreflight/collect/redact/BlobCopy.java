package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.CertificateBlob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.util.encoders.Hex;

/** The record that Windows keeps with a certificate, made anew from what is known of it; the rest is not needed. */
final class BlobCopy {
    private static final int KEY_PROVIDER = 2;
    private static final int SHA1 = 3;
    private static final int EXTENDED_KEY_USAGES = 9;
    private static final int FRIENDLY_NAME = 11;
    private static final int CERTIFICATE = 32;
    private static final int PROVIDER_HEADER = 28;

    private BlobCopy() {}

    static byte[] of(CertificateBlob blob, byte[] der, TextReplacer text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        blob.keyProvider().ifPresent(provider -> property(out, KEY_PROVIDER, provider(provider, text)));
        if (blob.sha1().isPresent()) {
            property(out, SHA1, Hex.decode(CertificateCopy.thumbprint(der)));
        }
        blob.extendedKeyUsages().ifPresent(usages -> property(out, EXTENDED_KEY_USAGES, usages(usages)));
        blob.friendlyName().ifPresent(name -> property(out, FRIENDLY_NAME, terminated(text.replace(name))));
        property(out, CERTIFICATE, der);
        return out.toByteArray();
    }

    private static byte[] usages(List<String> oids) {
        try {
            return new ExtendedKeyUsage(oids.stream()
                            .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
                            .toArray(KeyPurposeId[]::new))
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] provider(CertificateBlob.KeyProvider provider, TextReplacer text) {
        byte[] container = name(provider.container(), text);
        byte[] name = name(provider.provider(), text);
        return ByteBuffer.allocate(PROVIDER_HEADER + container.length + name.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(container.length == 0 ? 0 : PROVIDER_HEADER)
                .putInt(name.length == 0 ? 0 : PROVIDER_HEADER + container.length)
                .putInt((int) provider.type())
                .putInt((int) provider.flags())
                .putInt(0)
                .putInt(0)
                .putInt((int) provider.keySpec())
                .put(container)
                .put(name)
                .array();
    }

    private static byte[] name(Optional<String> name, TextReplacer text) {
        return name.map(each -> terminated(text.replace(each))).orElse(new byte[0]);
    }

    private static byte[] terminated(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
    }

    private static void property(ByteArrayOutputStream out, int id, byte[] value) {
        out.writeBytes(ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(id)
                .putInt(1)
                .putInt(value.length)
                .array());
        out.writeBytes(value);
    }
}
