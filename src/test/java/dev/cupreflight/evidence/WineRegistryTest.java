package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what Wine's registry tools make of an export: another program must understand the same values as we do. */
class WineRegistryTest {
    @TempDir
    static Path folder;

    private static Wine wine;

    @BeforeAll
    static void needsWine() {
        wine = Wine.in(folder);
    }

    @AfterAll
    static void stopsWine() throws Exception {
        if (wine != null) {
            wine.stop();
        }
    }

    @Test
    void readsTheSameCertificates() throws Exception {
        Path file = Corpus.registry().resolve("certificates-my.reg");
        assertSameAfterRoundTrip(
                Files.readAllBytes(file),
                "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\MY\\Certificates");
    }

    @Test
    void readsTheSameBindings() throws Exception {
        Path file = Corpus.registry().resolve("http-ssl-bindings.reg");
        assertSameAfterRoundTrip(
                Files.readAllBytes(file),
                "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslBindingInfo");
    }

    @Test
    void readsTheSameOfEveryTypeOfValue() throws Exception {
        assertSameAfterRoundTrip(everyType(), "HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso");
    }

    private static byte[] everyType() {
        String longList = "0a,".repeat(200) + "0b";
        return ("\uFEFF" + """
                Windows Registry Editor Version 5.00

                ; a comment
                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]
                @="the default"
                "text"="C:\\\\Program Files\\\\\\"x\\"\\\\"
                "empty"=""
                "umlaut ß"="größer Ελληνικά 漢字"
                "lines"="one\\r\\ntwo"
                "dword"=dword:fffffffe
                "qword"=hex(b):01,00,00,00,00,00,00,80
                "big endian"=hex(5):00,00,01,02
                "expand"=hex(2):25,00,50,00,25,00,00,00
                "list"=hex(7):61,00,00,00,62,00,\\
                  00,00,00,00
                "none"=hex(0):
                "typed none"=hex(0):01,02
                "odd type"=hex(ffff0001):de,ad
                "binary"=hex:%s
                "na\\"me=\\\\"="y"
                "gone"="soon"

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\a]b[c] {x}]

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Deleted\\Sub]
                "a"="b"

                [-HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Deleted]

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]
                "gone"=-
                """.formatted(longList).replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE);
    }

    private static void assertSameAfterRoundTrip(byte[] original, String key) throws Exception {
        Path imported = Files.write(Files.createTempFile(folder, "original", ".reg"), original);
        Path exported = folder.resolve(imported.getFileName() + ".exported.reg");
        wine("reg", "import", imported.toString());
        wine("reg", "export", key, exported.toString(), "/y");

        SortedMap<String, SortedMap<String, RegistryValue>> expected = below(key, RegistryFile.parse(original));
        assertThat(expected).isNotEmpty();
        assertThat(below(key, RegistryFile.parse(Files.readAllBytes(exported)))).isEqualTo(expected);
    }

    private static SortedMap<String, SortedMap<String, RegistryValue>> below(String key, RegistryFile file) {
        RegistryTree tree = RegistryTree.of(Map.of("a.reg", Reading.known(file)), Set.of());
        SortedMap<String, SortedMap<String, RegistryValue>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tree.key(key).ifKnown().flatMap(found -> found).ifPresent(found -> keys.put(found.path(), found.values()));
        tree.children(key).ifKnown().orElseThrow().forEach(child -> keys.put(child.path(), child.values()));
        // Wine writes a line for the key itself, which an export of several keys need not have.
        keys.remove(key, new TreeMap<>());
        return keys;
    }

    private static void wine(String... arguments) throws Exception {
        Wine.Ended ended = wine.run(arguments);
        assertThat(ended.code()).as("%s%n%s", List.of(arguments), ended.text()).isZero();
    }
}
