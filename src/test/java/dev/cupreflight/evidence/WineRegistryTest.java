package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what Wine's registry tools make of an export: another program must understand the same values as we do. */
class WineRegistryTest {
    @TempDir
    static Path folder;

    private static Path wine = Path.of("");

    @BeforeAll
    static void needsWine() {
        Optional<Path> found = Installed.program("wine64").or(() -> Installed.program("wine"));
        assumeTrue(found.isPresent() && Installed.program("wineserver").isPresent(), "skipped: Wine is not installed");
        wine = found.orElseThrow();
    }

    @AfterAll
    static void stopsWine() throws Exception {
        Path prefix = folder.resolve("prefix");
        if (!Files.isDirectory(prefix)) {
            return;
        }
        // The server of Wine outlives its programs and would write into the folder while it is being deleted.
        run(List.of(Installed.program("wineserver").orElseThrow().toString(), "--kill", "--wait"));
        try (Stream<Path> drives = Files.list(prefix.resolve("dosdevices"))) {
            for (Path drive : drives.toList()) {
                Files.delete(drive);
            }
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
        List<String> command = new ArrayList<>(List.of(wine.toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws Exception {
        Path output = Files.createTempFile(folder, "wine", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("WINEPREFIX", folder.resolve("prefix").toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("WINEDEBUG", "-all");
        // Wine would offer to download these two.
        builder.environment().put("WINEDLLOVERRIDES", "mscoree=;mshtml=");
        builder.environment().remove("DISPLAY");
        assertThat(builder.start().waitFor())
                .as("%s%n%s", command, Files.readString(output))
                .isZero();
    }
}
