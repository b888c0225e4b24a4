package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.CertificateBlob;
import dev.cupreflight.evidence.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.util.encoders.Hex;

/**
 * Replaces what names somebody in a binary value. Certificates, and the records that Windows keeps with them, are made
 * anew; texts are replaced as texts; in everything else names are painted over, because another length would break it.
 */
final class BinaryReplacer {
    private static final int CERTIFICATE_HEADER = 4;

    private final TextReplacer text;
    private final Certificates certificates;
    private final Identifiers identifiers;
    private final BytePatterns names = new BytePatterns();
    private final Map<String, byte[]> thumbprints;

    BinaryReplacer(Names all, TextReplacer text, Certificates certificates, Identifiers identifiers) {
        this.text = text;
        this.certificates = certificates;
        this.identifiers = identifiers;
        this.thumbprints = certificates.thumbprints();
        all.all().forEach(name -> names.add(name.text(), !name.distinctive()));
        identifiers.originals().forEach(each -> names.add(each, true));
        thumbprints.keySet().forEach(thumbprint -> names.addRaw(Hex.decode(thumbprint), thumbprint));
    }

    byte[] replace(byte[] bytes) {
        Optional<byte[]> certificate = certificates.replaced(bytes);
        if (certificate.isPresent()) {
            return certificate.get();
        }
        Optional<byte[]> blob = blob(bytes);
        return blob.isPresent() ? blob.get() : textOf(bytes).orElseGet(() -> painted(bytes));
    }

    private Optional<byte[]> blob(byte[] bytes) {
        try {
            CertificateBlob blob = CertificateBlob.parse(bytes);
            return blob.der().isPresent()
                            && certificates.replaced(blob.der().get()).isPresent()
                    ? Optional.of(BlobCopy.of(
                            blob, certificates.replaced(blob.der().get()).get(), text))
                    : Optional.empty();
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** The value replaced as a text, if it is one. */
    private Optional<byte[]> textOf(byte[] bytes) {
        if (bytes.length >= 4 && bytes.length % 2 == 0) {
            String wide = new String(bytes, StandardCharsets.UTF_16LE);
            if (printable(wide) && latin(wide)) {
                return Optional.of(text.replace(wide).getBytes(StandardCharsets.UTF_16LE));
            }
        }
        if (EncodedArtefact.utf8(bytes)) {
            String narrow = new String(bytes, StandardCharsets.UTF_8);
            if (printable(narrow)) {
                return Optional.of(text.replace(narrow).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static boolean printable(String value) {
        return value.chars().allMatch(each -> (each >= 0x20 && each != 0xFFFD) || "\0\t\r\n".indexOf(each) >= 0);
    }

    /** Bytes that are no text can still be characters of Asia; half of a text that is one is in the Latin script. */
    private static boolean latin(String value) {
        return value.chars().filter(each -> each < 0x250).count() * 2 >= value.length();
    }

    private byte[] painted(byte[] bytes) {
        byte[] out = bytes.clone();
        for (int at = 0; at < out.length; at++) {
            if (Identifiers.sidAt(out, at)) {
                identifiers.replaceSid(out, at);
            } else if (out[at] == 0x30 && at + CERTIFICATE_HEADER < out.length && (out[at + 1] & 0xFF) == 0x82) {
                int length = CERTIFICATE_HEADER + (((out[at + 2] & 0xFF) << 8) | (out[at + 3] & 0xFF));
                if (at + length <= out.length
                        && certificates
                                .replaced(Arrays.copyOfRange(out, at, at + length))
                                .isPresent()) {
                    Arrays.fill(out, at, at + length, (byte) 0);
                }
            }
        }
        Optional<BytePatterns.Found> found = names.find(out, 0);
        while (found.isPresent()) {
            paint(out, found.get());
            found = names.find(out, found.get().start() + 1);
        }
        return out;
    }

    private void paint(byte[] out, BytePatterns.Found found) {
        byte[] other = thumbprints.get(found.name());
        if (other != null && other.length == found.length()) {
            System.arraycopy(other, 0, out, found.start(), other.length);
            return;
        }
        for (int i = found.start(); i < found.start() + found.length(); i++) {
            out[i] = out[i] == 0 ? 0 : (byte) 'x';
        }
    }
}
