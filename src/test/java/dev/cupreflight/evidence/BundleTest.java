package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path temp;

    private void write(String path, String content) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void manifest(String artefacts) throws IOException {
        write("manifest.json", "{\"schema\":\"cu-preflight/evidence/1\",\"artefacts\":[" + artefacts + "]}");
    }

    @Test
    void findsPathsWithoutCaseAndKeepsThemAsStored() throws Exception {
        write("registry/Services.reg", "hello");
        write("registry/windows.REG", "hello");
        write("registry/notes.txt", "hello");
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(bundle.find("REGISTRY/services.reg")).contains("registry/Services.reg");
            assertThat(bundle.find("registry/other.reg")).isEmpty();
            assertThat(bundle.matching("Registry", "reg"))
                    .containsExactly("registry/Services.reg", "registry/windows.REG");
            assertThat(bundle.paths())
                    .containsExactly("registry/notes.txt", "registry/Services.reg", "registry/windows.REG");
            assertThat(bundle.source()).isEqualTo(temp.toString());
        }
    }

    @Test
    void givesBytesWithTheStoredPathAsSource() throws Exception {
        write("registry/Services.reg", "hello");
        try (Bundle bundle = Bundle.open(temp)) {
            Reading<byte[]> reading = bundle.read("registry/services.REG");
            assertThat(reading.ifKnown())
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("hello"));
            assertThat(reading.sources()).containsExactly("registry/Services.reg");
        }
    }

    @Test
    void saysWhyAnArtefactIsNotThere() throws Exception {
        manifest("""
                {"path":"directory/a.ldf","error":"the server is not operational"},
                {"path":"directory/b.ldf","exitCode":5},
                {"path":"directory/c.ldf","exitCode":0},
                {"path":"registry/d.reg","exitCode":1,"absent":["HKLM\\\\SOFTWARE\\\\X"]}""");
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(bundle.read("tls/x.pem").missing())
                    .containsExactly(new Missing("tls/x.pem", "not in the bundle"));
            assertThat(reason(bundle, "directory/A.ldf")).isEqualTo("not collected: the server is not operational");
            assertThat(reason(bundle, "directory/b.ldf")).isEqualTo("not collected: exit code 5");
            assertThat(reason(bundle, "directory/c.ldf")).isEqualTo("listed in the manifest, but not in the bundle");
            assertThat(reason(bundle, "registry/d.reg")).isEqualTo("not on the server: HKLM\\SOFTWARE\\X");
            assertThat(bundle.matching("directory", "ldf")).isEmpty();
            assertThat(bundle.expected("directory", "ldf"))
                    .containsExactly("directory/a.ldf", "directory/b.ldf", "directory/c.ldf");
            assertThat(bundle.expected("registry", "reg")).isEmpty();
        }
    }

    @Test
    void doesNotTakeAnArtefactWhoseCollectionFailedForAWholeOne() throws Exception {
        manifest("{\"path\":\"directory/half.ldf\",\"exitCode\":2},{\"path\":\"directory/HALF.ldf\",\"exitCode\":0}");
        write("directory/half.ldf", "dn: cn=a\n");
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(reason(bundle, "directory/half.ldf")).isEqualTo("its collection failed: exit code 2");
        }
    }

    @Test
    void aDamagedArtefactIsUnreadAndABugInAParserIsNot() throws Exception {
        write("registry/a.reg", "hello");
        try (Bundle bundle = Bundle.open(temp)) {
            Reading<String> unread = bundle.parse("REGISTRY/a.reg", bytes -> {
                throw new UnreadableException("damaged at byte 3");
            });
            assertThat(unread.missing()).containsExactly(new Missing("registry/a.reg", "damaged at byte 3"));
            Reading<String> read = bundle.parse("REGISTRY/a.reg", EncodedText::decode);
            assertThat(read).isEqualTo(Reading.known("hello", "registry/a.reg"));
            assertThatThrownBy(() -> bundle.parse("registry/a.reg", bytes -> {
                        throw new IllegalStateException("bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void opensAManifestThatIsMissingOrBroken() throws Exception {
        write("registry/a.reg", "hello");
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(bundle.manifest().missing()).containsExactly(new Missing("manifest.json", "not in the bundle"));
        }
        write("manifest.json", "{");
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(bundle.manifest().missing()).hasSize(1);
            assertThat(bundle.read("registry/a.reg").ifKnown()).isPresent();
        }
    }

    @Test
    void notesWhatDiffersFromTheManifest() throws Exception {
        manifest("{\"path\":\"registry/same.reg\",\"sha256\":\"" + HELLO_SHA256.toUpperCase(Locale.ROOT)
                + "\"}," + "{\"path\":\"registry/x.reg\",\"sha256\":\"" + HELLO_SHA256 + "\"},"
                + "{\"path\":\"registry/gone.reg\"},{\"path\":\"events/System.xml\",\"error\":\"access denied\"},"
                + "{\"path\":\"registry/absent.reg\",\"exitCode\":1,\"absent\":[\"HKLM\\\\X\"]}");
        write("registry/same.reg", "hello");
        write("registry/x.reg", "changed");
        write("registry/new.reg", "hello");
        write("foo.txt", "hello");
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(bundle.notes())
                    .containsExactly(
                            "registry/x.reg differs from the SHA-256 in the manifest: it was changed after collection",
                            "registry/new.reg is not in the manifest: it was added after collection",
                            "events/System.xml was not collected: access denied",
                            "registry/gone.reg is listed in the manifest, but not in the bundle",
                            "ignored: foo.txt");
        }
    }

    @Test
    void shortensTheNotesOfOneKind() throws Exception {
        write("registry/a.reg", "hello");
        for (int i = 10; i < 35; i++) {
            write("foo" + i + ".txt", "hello");
        }
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(bundle.notes()).hasSize(21).endsWith("ignored: foo29.txt", "... and 5 more like that");
        }
    }

    @Test
    void digestChangesWithContentAndPath() throws Exception {
        write("registry/a.reg", "hello");
        String first = digest();
        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(digest());
        write("registry/a.reg", "hellO");
        assertThat(digest()).isNotEqualTo(first);
        write("registry/a.reg", "hello");
        Files.move(temp.resolve("registry/a.reg"), temp.resolve("registry/b.reg"));
        assertThat(digest()).isNotEqualTo(first);
    }

    @Test
    void noticesAnArtefactThatChangesWhileTheBundleIsOpen() throws Exception {
        write("registry/a.reg", "hello");
        try (Bundle bundle = Bundle.open(temp)) {
            assertThat(bundle.sha256()).isNotEmpty();
            write("registry/a.reg", "hellO");
            assertThat(reason(bundle, "registry/a.reg")).isEqualTo("changed while the bundle was being read");
        }
    }

    @Test
    void opensAListOfResources() throws Exception {
        Map<String, String> resources = Map.of(
                "manifest.json",
                "{\"schema\":\"cu-preflight/evidence/1\",\"host\":\"ex01\",\"artefacts\":["
                        + "{\"path\":\"registry/a.reg\"},{\"path\":\"registry/b.reg\"},"
                        + "{\"path\":\"registry/c.reg\",\"error\":\"access denied\"}]}",
                "registry/a.reg",
                "hello");
        Bundle.ArtefactSource source = path -> resources.containsKey(path)
                ? new ByteArrayInputStream(resources.get(path).getBytes(StandardCharsets.UTF_8))
                : null;
        try (Bundle bundle = Bundle.of("sample", source)) {
            assertThat(bundle.source()).isEqualTo("sample");
            assertThat(bundle.manifest().ifKnown().flatMap(Manifest::host)).contains("ex01");
            assertThat(bundle.paths()).containsExactly("manifest.json", "registry/a.reg", "registry/b.reg");
            assertThat(bundle.read("registry/a.reg").ifKnown()).isPresent();
            assertThat(reason(bundle, "registry/b.reg")).isEqualTo("cannot be read: there is no such file or folder");
            assertThat(reason(bundle, "registry/c.reg")).isEqualTo("not collected: access denied");
        }
        assertThatThrownBy(() -> Bundle.of("sample", path -> null))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("manifest.json: cannot be read: there is no such file or folder");
    }

    @Test
    void takesOffTheFolderThatPackingAdds() throws Exception {
        write("in/EX01/registry/a.reg", "hello");
        write("in/EX01/files/C/x.config", "hello");
        write("in/__MACOSX/EX01/registry/._a.reg", "hello");
        try (Bundle bundle = Bundle.open(temp.resolve("in"))) {
            assertThat(bundle.paths()).contains("registry/a.reg", "files/C/x.config");
        }
    }

    private String digest() throws Exception {
        try (Bundle bundle = Bundle.open(temp)) {
            return bundle.sha256();
        }
    }

    private static String reason(Bundle bundle, String path) {
        List<Missing> missing = bundle.read(path).missing();
        assertThat(missing).hasSize(1);
        return missing.get(0).reason();
    }
}
