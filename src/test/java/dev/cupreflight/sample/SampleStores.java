package dev.cupreflight.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The machine's certificate stores, one registry export each; with the stores of authorities go those that hold more of
 * the same, which Windows has but which are empty here (exchange-facts.md 1.3).
 */
final class SampleStores {
    private static final String LOCAL = "SOFTWARE\\Microsoft\\SystemCertificates\\";
    private static final String ENTERPRISE = "SOFTWARE\\Microsoft\\EnterpriseCertificates\\";
    private static final String POLICY = "SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\";
    private static final Map<String, List<String>> MORE_OF = Map.of(
            "ROOT", List.of(LOCAL + "AuthRoot", ENTERPRISE + "Root", POLICY + "Root"),
            "CA", List.of(ENTERPRISE + "CA", POLICY + "CA"));

    private final Map<String, List<SampleCertificate>> stores = new TreeMap<>();

    void add(String store, SampleCertificate certificate) {
        stores.computeIfAbsent(store, name -> new ArrayList<>()).add(certificate);
    }

    void remove(String store, SampleCertificate certificate) {
        stores.getOrDefault(store, new ArrayList<>())
                .removeIf(each -> each.thumbprint().equals(certificate.thumbprint()));
    }

    /** The certificate with this thumbprint, in whichever store it is. */
    Optional<SampleCertificate> find(String thumbprint) {
        return stores.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.thumbprint().equals(thumbprint))
                .max(Comparator.comparing(each -> each.storage() != KeyStorage.NONE));
    }

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        stores.forEach((store, certificates) -> files.put(
                "registry/certificates-" + store.toLowerCase(Locale.ROOT) + ".reg", file(store, certificates)));
        return files;
    }

    private static byte[] file(String store, List<SampleCertificate> certificates) {
        RegistryExport file = new RegistryExport();
        write(file, LOCAL + store, certificates);
        MORE_OF.getOrDefault(store, List.of()).forEach(empty -> write(file, empty, List.of()));
        return file.bytes();
    }

    private static void write(RegistryExport file, String path, List<SampleCertificate> certificates) {
        file.key(path).key(path + "\\Certificates");
        certificates.stream()
                .sorted(Comparator.comparing(SampleCertificate::thumbprint))
                .forEach(each ->
                        file.key(path + "\\Certificates\\" + each.thumbprint()).binary("Blob", each.registryBlob()));
        file.key(path + "\\CRLs").key(path + "\\CTLs");
    }
}
