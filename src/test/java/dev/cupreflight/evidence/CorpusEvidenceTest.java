package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the registry of a real Exchange 2019 server, which Windows wrote. */
class CorpusEvidenceTest {
    private static final String STORES = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\";

    @Test
    void readsEveryExport() throws Exception {
        for (Path file : exports()) {
            assertThat(RegistryFile.parse(Files.readAllBytes(file)).sections())
                    .as(file.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void findsWhatTheServerIs() throws Exception {
        RegistryTree tree = tree();

        assertThat(text(tree, "HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup", "MsiInstallPath"))
                .isEqualTo("C:\\Program Files\\Microsoft\\Exchange Server\\V15\\");
        assertThat(tree.value("HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full", "Release")
                        .ifKnown()
                        .orElseThrow()
                        .orElseThrow()
                        .asNumber())
                .hasValue(528049);
        assertThat(tree.value("HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager", "BootExecute")
                        .ifKnown()
                        .orElseThrow()
                        .orElseThrow()
                        .asStrings())
                .containsExactly("autocheck autochk *");
    }

    @Test
    void findsThatNoUpdateIsPendingOnlyWhereItWasExported() throws Exception {
        RegistryTree tree = tree();

        assertThat(tree.key("HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Watermark")
                        .ifKnown())
                .hasValueSatisfying(key -> assertThat(key).isEmpty());
        assertThat(tree.key("HKLM\\SOFTWARE\\Microsoft\\Updates").missing()).isNotEmpty();
    }

    @Test
    void findsTheBindingsOfHttpSys() throws Exception {
        List<RegistryKey> bindings = tree().children(
                        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslBindingInfo")
                .ifKnown()
                .orElseThrow();

        assertThat(bindings)
                .extracting(RegistryKey::name)
                .containsExactly("0.0.0.0:443", "0.0.0.0:444", "127.0.0.1:443");
        assertThat(bindings)
                .allSatisfy(binding -> assertThat(
                                binding.value("SslCertHash").orElseThrow().bytes())
                        .hasSize(20));
    }

    @Test
    void readsTheCertificatesUnderTheirThumbprints() throws Exception {
        for (String store : List.of("MY", "ROOT")) {
            for (RegistryKey key : certificates(store)) {
                CertificateBlob blob = blob(key);
                X509 certificate = X509.parse(blob.der().orElseThrow());
                assertThat(certificate.thumbprint()).isEqualTo(key.name());
                assertThat(blob.sha1()).contains(key.name());
                assertThat(certificate.selfSigned()).isTrue();
            }
        }
    }

    @Test
    void readsTheCertificateOfExchange() throws Exception {
        RegistryKey key = certificates("MY").stream()
                .filter(candidate -> candidate.name().startsWith("6C7DE09F"))
                .findFirst()
                .orElseThrow();
        CertificateBlob blob = blob(key);

        assertThat(blob.friendlyName()).contains("Microsoft Exchange");
        assertThat(blob.keyProvider().orElseThrow().isCng()).isFalse();
        // What openssl x509 -text shows for the same certificate.
        assertThat(X509.parse(blob.der().orElseThrow()))
                .returns("CN=Solo-E19A", X509::subject)
                .returns("68268364D0BA7EA143BF5086A5A9FB38", X509::serialNumber)
                .returns(Instant.parse("2019-12-03T22:45:58Z"), X509::notBefore)
                .returns(Instant.parse("2024-12-03T22:45:58Z"), X509::notAfter)
                .returns(List.of("Solo-E19A", "Solo-E19A.Solo.com"), X509::dnsNames)
                .returns("sha1RSA", X509::signatureAlgorithm)
                .returns(false, X509::nonRepudiation)
                .returns(false, X509::certificateAuthority);
    }

    private static List<RegistryKey> certificates(String store) throws Exception {
        List<RegistryKey> keys =
                tree().children(STORES + store + "\\Certificates").ifKnown().orElseThrow();
        assertThat(keys).isNotEmpty();
        return keys;
    }

    private static CertificateBlob blob(RegistryKey key) throws UnreadableException {
        return CertificateBlob.parse(key.value("Blob").orElseThrow().bytes());
    }

    private static String text(RegistryTree tree, String path, String name) {
        return tree.value(path, name)
                .ifKnown()
                .orElseThrow()
                .orElseThrow()
                .asString()
                .orElseThrow();
    }

    private static RegistryTree tree() throws Exception {
        Map<String, Reading<RegistryFile>> files = new TreeMap<>();
        for (Path file : exports()) {
            String source = "registry/" + file.getFileName();
            files.put(source, Reading.known(RegistryFile.parse(Files.readAllBytes(file)), source));
        }
        return RegistryTree.of(files, Set.of());
    }

    private static List<Path> exports() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.registry())) {
            List<Path> exports = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".reg")).toList());
            assertThat(exports).isNotEmpty();
            return exports;
        }
    }
}
