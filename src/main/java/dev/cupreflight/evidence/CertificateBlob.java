package dev.cupreflight.evidence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * A certificate as Windows keeps it in the registry: the certificate itself and what Windows knows about it. The value
 * {@code Blob} is a run of properties (exchange-facts.md section 1.3, MS-GPEF 2.2.1.1.1.1); unknown ones are skipped.
 */
public final class CertificateBlob {
    private static final int KEY_PROVIDER = 2;
    private static final int SHA1 = 3;
    private static final int EXTENDED_KEY_USAGES = 9;
    private static final int FRIENDLY_NAME = 11;
    private static final int CERTIFICATE = 32;
    private static final Set<Integer> UNDERSTOOD =
            Set.of(KEY_PROVIDER, SHA1, EXTENDED_KEY_USAGES, FRIENDLY_NAME, CERTIFICATE);
    private static final int HEADER_BYTES = 12;

    private final Optional<byte[]> der;
    private final Optional<String> sha1;
    private final Optional<String> friendlyName;
    private final Optional<KeyProvider> keyProvider;
    private final Optional<List<String>> extendedKeyUsages;

    /**
     * Where Windows looks for the private key. That there is such an entry proves only that a key was once linked.
     *
     * @param container the name of the key container
     * @param provider the name of the provider, if it was written down
     * @param type the provider type, 0 for a CNG key and 12 for RSA SChannel
     * @param flags 0x20 for a key of the machine
     * @param keySpec 1 for key exchange, 2 for signatures, 0 for CNG
     */
    public record KeyProvider(
            Optional<String> container, Optional<String> provider, long type, long flags, long keySpec) {

        /** Whether a CNG provider keeps the key; Exchange's Auth certificate needs a CSP key. */
        public boolean isCng() {
            return type == 0;
        }

        private static KeyProvider parse(LittleEndian value) throws UnreadableException {
            return new KeyProvider(
                    name(value, value.u32(0)), name(value, value.u32(4)), value.u32(8), value.u32(12), value.u32(24));
        }

        private static Optional<String> name(LittleEndian value, long offset) throws UnreadableException {
            return offset == 0
                    ? Optional.empty()
                    : Optional.of(value.text(offset)).filter(text -> !text.isEmpty());
        }
    }

    private CertificateBlob(Map<Integer, LittleEndian> properties) throws UnreadableException {
        this.der = property(properties, CERTIFICATE).map(LittleEndian::bytes);
        this.sha1 = property(properties, SHA1)
                .map(value -> HexFormat.of().withUpperCase().formatHex(value.bytes()));
        Optional<LittleEndian> name = property(properties, FRIENDLY_NAME);
        this.friendlyName = name.isPresent() ? Optional.of(name.get().text(0)) : Optional.empty();
        Optional<LittleEndian> provider = property(properties, KEY_PROVIDER);
        this.keyProvider = provider.isPresent() ? Optional.of(KeyProvider.parse(provider.get())) : Optional.empty();
        Optional<LittleEndian> usages = property(properties, EXTENDED_KEY_USAGES);
        this.extendedKeyUsages = usages.isPresent() ? Optional.of(usages(usages.get())) : Optional.empty();
    }

    /**
     * Reads the bytes of a {@code Blob} value.
     *
     * @throws UnreadableException if a length or an offset leads out of the bytes, or a property comes twice
     */
    public static CertificateBlob parse(byte[] blob) throws UnreadableException {
        LittleEndian bytes = new LittleEndian(blob.clone());
        Map<Integer, LittleEndian> properties = new HashMap<>();
        long at = 0;
        while (at < bytes.length()) {
            int id = (int) bytes.u32(at);
            LittleEndian value = bytes.slice(at + HEADER_BYTES, bytes.u32(at + 8));
            if (properties.containsKey(id)) {
                throw bytes.damaged(at, "property " + id + " comes twice");
            }
            if (UNDERSTOOD.contains(id)) {
                properties.put(id, value);
            }
            at += HEADER_BYTES + value.length();
        }
        return new CertificateBlob(properties);
    }

    /** A copy of the certificate in DER, for {@link X509#parse}; empty if the blob holds none. */
    public Optional<byte[]> der() {
        return der.map(bytes -> Arrays.copyOf(bytes, bytes.length));
    }

    /** The thumbprint that Windows wrote down, in upper-case hexadecimal digits; nothing proves that it is right. */
    public Optional<String> sha1() {
        return sha1;
    }

    /** The friendly name; empty if there is none. */
    public Optional<String> friendlyName() {
        return friendlyName;
    }

    /** Where the private key is said to be; empty if the certificate was never linked to one. */
    public Optional<KeyProvider> keyProvider() {
        return keyProvider;
    }

    /**
     * The purposes (OIDs) that an administrator has left enabled. Empty if there is no such restriction, while an empty
     * list means that all purposes are disabled.
     */
    public Optional<List<String>> extendedKeyUsages() {
        return extendedKeyUsages;
    }

    private static Optional<LittleEndian> property(Map<Integer, LittleEndian> properties, int id) {
        return Optional.ofNullable(properties.get(id));
    }

    private static List<String> usages(LittleEndian value) throws UnreadableException {
        try {
            return Arrays.stream(ExtendedKeyUsage.getInstance(value.bytes()).getUsages())
                    .map(KeyPurposeId::getId)
                    .toList();
        } catch (RuntimeException e) {
            throw new UnreadableException("damaged: the list of enabled purposes cannot be read", e);
        }
    }
}
