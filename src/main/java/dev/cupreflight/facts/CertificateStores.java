package dev.cupreflight.facts;

import dev.cupreflight.evidence.CertificateBlob;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.X509;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The machine's certificate stores in the registry (exchange-facts.md 1.3). Other stores are read when they are needed. */
final class CertificateStores {
    static final String PERSONAL = "MY";

    private static final String LOCAL = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\";
    private static final String POLICY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\";
    private static final String ENTERPRISE = "HKLM\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\";
    private static final List<String> ROOTS =
            List.of(LOCAL + "ROOT", POLICY + "ROOT", ENTERPRISE + "Root", LOCAL + "AuthRoot");
    private static final List<String> INTERMEDIATES = List.of(LOCAL + "CA", POLICY + "CA", ENTERPRISE + "CA");

    private final RegistryTree registry;
    private final Map<String, Reading<List<Entry>>> stores = new LinkedHashMap<>();
    private final Map<String, Certificate> made = new LinkedHashMap<>();
    private final Trust trust;

    /** One entry of a store: its key's name, and the certificate if it could be read. */
    private record Entry(String thumbprint, Reading<Parsed> parsed) {}

    /** A certificate with the properties that Windows keeps beside it. */
    record Parsed(CertificateBlob blob, X509 x509) {}

    private CertificateStores(RegistryTree registry) {
        this.registry = registry;
        this.trust = new Trust(
                ROOTS.stream().map(this::x509s).toList(),
                INTERMEDIATES.stream().map(this::x509s).toList());
    }

    /** The stores of a registry, with the personal one read already. */
    static CertificateStores read(RegistryTree registry) {
        CertificateStores stores = new CertificateStores(registry);
        stores.personal();
        return stores;
    }

    /** The personal store, the longest valid first; unread if any certificate in it is damaged. */
    Reading<List<Certificate>> personal() {
        return certificates(LOCAL + PERSONAL, PERSONAL);
    }

    /** The certificates of the local root store. */
    Reading<List<Certificate>> roots() {
        return certificates(LOCAL + "ROOT", "ROOT");
    }

    /** The certificate with a thumbprint in a store of the local machine; empty if the store does not hold it. */
    Reading<Optional<Certificate>> find(String store, String thumbprint) {
        return entries(LOCAL + store)
                .flatMap(entries -> entries.stream()
                        .filter(entry -> entry.thumbprint().equalsIgnoreCase(thumbprint))
                        .findFirst()
                        .map(entry -> entry.parsed().map(parsed -> Optional.of(certificate(parsed, store))))
                        .orElse(Reading.known(Optional.empty())));
    }

    /** A certificate that a server presented and no store holds; nothing is known of its key but the public half. */
    Certificate presented(X509 x509) {
        try {
            return certificate(new Parsed(CertificateBlob.parse(new byte[0]), x509), "");
        } catch (UnreadableException e) {
            throw new IllegalStateException("an empty blob has no properties", e);
        }
    }

    private Reading<List<Certificate>> certificates(String path, String store) {
        Reading<List<Certificate>> all = entries(path).map(entries -> List.of());
        for (Entry entry : entries(path).ifKnown().orElse(List.of())) {
            all = all.with(entry.parsed(), (list, parsed) -> {
                List<Certificate> more = new ArrayList<>(list);
                more.add(certificate(parsed, store));
                return more;
            });
        }
        return all.map(list -> list.stream()
                .sorted(Comparator.comparing(Certificate::notAfter).reversed().thenComparing(Certificate::thumbprint))
                .toList());
    }

    private Reading<List<X509>> x509s(String path) {
        return entries(path)
                .map(entries -> entries.stream()
                        .flatMap(entry -> entry.parsed().ifKnown().stream())
                        .map(Parsed::x509)
                        .toList());
    }

    private Reading<List<Entry>> entries(String path) {
        Reading<List<Entry>> known = stores.get(path);
        if (known == null) {
            known = registry.children(path + "\\Certificates")
                    .map(keys -> keys.stream().map(CertificateStores::entry).toList());
            stores.put(path, known);
        }
        return known;
    }

    private static Entry entry(RegistryKey key) {
        return new Entry(key.name().toUpperCase(Locale.ROOT), parse(key));
    }

    private static Reading<Parsed> parse(RegistryKey key) {
        Optional<RegistryValue> blob = key.value("Blob");
        if (blob.isEmpty()) {
            return Reading.unread(key.path(), "has no certificate (value Blob)");
        }
        try {
            CertificateBlob properties = CertificateBlob.parse(blob.get().bytes());
            X509 x509 = X509.parse(properties.der().orElseThrow(() -> new UnreadableException("holds no certificate")));
            return x509.thumbprint().equalsIgnoreCase(key.name())
                    ? Reading.known(new Parsed(properties, x509))
                    : Reading.unread(key.path(), "holds another certificate: " + x509.thumbprint());
        } catch (UnreadableException e) {
            return Reading.unread(key.path(), e.getMessage());
        }
    }

    /** One record for each certificate of a store, so that all who use it share it. */
    private Certificate certificate(Parsed parsed, String store) {
        String id = store + "\\" + parsed.x509().thumbprint();
        Certificate known = made.get(id);
        if (known == null) {
            known = CertificateFacts.certificate(parsed, store, trust.of(parsed.x509()));
            made.put(id, known);
        }
        return known;
    }
}
