package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBundleTest {
    private static final long KIBIBYTE = 1024;

    @TempDir
    Path temp;

    private Path zip;

    @BeforeEach
    void nameTheZip() {
        zip = temp.resolve("bundle.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry/../../evil.reg",
                "../evil.reg",
                "registry\\..\\..\\evil.reg",
                "registry/..",
                "registry/.. /evil.reg",
                "registry/./a.reg",
                "registry//a.reg",
                "/etc/passwd",
                "\\\\server\\share\\a.reg",
                "C:/Windows/a.reg",
                "C:a.reg",
                "registry/a:b.reg",
                "registry/a\0b.reg",
                "registry/CON",
                "registry/nul.reg",
                "registry/aux.tar.gz",
                "registry/con .reg",
                "files/COM1/a.config",
                "files/LPT9.x",
                "files/com\u00b9",
                "files/CONIN$"
            })
    void refusesANameThatCouldMeanAnotherPlace(String name) throws Exception {
        assertThatThrownBy(() -> Bundle.open(Zips.withNames(zip, name)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("the entry \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"registry/console.reg", "registry/com0.reg", "registry/a..b", "registry/lpt10", "tls/a b.pem"})
    void takesANameThatOnlyLooksStrange(String name) throws Exception {
        try (Bundle bundle = Bundle.open(Zips.withNames(zip, name))) {
            assertThat(bundle.find(name)).contains(name);
        }
    }

    @Test
    void takesBackslashesOfWindowsPackersForSlashes() throws Exception {
        try (Bundle bundle = Bundle.open(Zips.withNames(zip, "registry\\a.reg"))) {
            assertThat(bundle.find("registry/a.reg")).isPresent();
        }
    }

    @Test
    void refusesNamesThatDifferInCaseOrSeparatorOnly() throws Exception {
        assertThatThrownBy(() -> Bundle.open(Zips.withNames(zip, "registry/a.reg", "REGISTRY/A.reg")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("occurs twice");
        assertThatThrownBy(() -> Bundle.open(Zips.withNames(zip, "registry/a.reg", "registry\\a.reg")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("occurs twice");
    }

    @Test
    void refusesTheSameNameTwice() throws Exception {
        Zips.withNames(zip, "registry/aaa.reg", "registry/bbb.reg");
        Zips.replace(zip, "registry/bbb.reg", "registry/aaa.reg");
        assertThatThrownBy(() -> Bundle.open(zip))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("\"registry/aaa.reg\" occurs twice");
    }

    @Test
    void refusesPathsThatAreTooLongOrTooDeep() throws Exception {
        assertThatThrownBy(() -> Bundle.open(Zips.withNames(zip, "files/" + "x".repeat(400))))
                .hasMessageContaining("longer than 400 characters");
        assertThatThrownBy(() -> Bundle.open(Zips.withNames(zip, "files/" + "x/".repeat(40) + "a")))
                .hasMessageContaining("deeper than 40 folders");
    }

    @Test
    void refusesMoreThan20000Entries() throws Exception {
        String[] names = new String[20_000];
        Arrays.setAll(names, i -> "files/" + i);
        assertThatThrownBy(() -> Bundle.open(Zips.withNames(zip, names)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("more than 20000 entries");
    }

    @Test
    void refusesMoreFilesInAFolderThanTheLimit() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("in/registry"));
        for (int i = 0; i < 10; i++) {
            Files.writeString(folder.resolve(i + ".reg"), "x");
        }
        BundleLimits few = new BundleLimits(10, KIBIBYTE, KIBIBYTE, 200, 400, 40);
        assertThatThrownBy(() -> Bundle.open(temp.resolve("in"), few)).hasMessageContaining("more than 10 files");
    }

    @Test
    void aBombIsUnreadAndTheRestIsRead() throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            Zips.add(out, "registry/good.reg", "hello");
            Zips.addZeros(out, "registry/bomb.reg", 20);
            Zips.addZeros(out, "registry/small.reg", 1);
        }
        try (Bundle bundle = Bundle.open(zip)) {
            assertThat(bundle.read("registry/bomb.reg").missing())
                    .containsExactly(new Missing("registry/bomb.reg", "compressed more than 200 to 1"));
            assertThat(bundle.read("registry/good.reg").ifKnown()).isPresent();
            assertThat(bundle.read("registry/small.reg").ifKnown()).isPresent();
            assertThat(bundle.sha256()).hasSize(64);
            assertThat(bundle.notes())
                    .containsExactly("registry/bomb.reg: compressed more than 200 to 1"
                            + " (the SHA-256 of the bundle does not cover it)");
        }
    }

    @Test
    void anArtefactOver64MebibytesIsUnreadButDigested() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("in/files"));
        try (var out = Files.newOutputStream(folder.resolve("big.log"))) {
            Zips.zeros(out, 64);
            out.write(0);
        }
        Files.writeString(folder.resolve("small.log"), "x");
        try (Bundle bundle = Bundle.open(temp.resolve("in"))) {
            assertThat(bundle.read("files/big.log").missing())
                    .containsExactly(new Missing("files/big.log", "larger than 64 MiB"));
            assertThat(bundle.read("files/small.log").ifKnown()).isPresent();
            assertThat(bundle.notes()).isEmpty();
        }
    }

    @Test
    void stopsReadingAtTheTotalLimit() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("in/files"));
        Files.write(folder.resolve("a.log"), new byte[600]);
        Files.write(folder.resolve("b.log"), new byte[600]);
        BundleLimits small = new BundleLimits(10, 10 * KIBIBYTE, KIBIBYTE, 200, 400, 40);
        try (Bundle bundle = Bundle.open(temp.resolve("in"), small)) {
            assertThat(bundle.read("files/a.log").ifKnown()).isPresent();
            assertThat(bundle.read("files/b.log").missing().get(0).reason())
                    .startsWith("not read: the bundle is larger");
            assertThat(bundle.read("files/a.log").ifKnown())
                    .as("what was counted once")
                    .isPresent();
        }
    }

    @Test
    void noticesADamagedEntryByItsChecksum() throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            Zips.add(out, "registry/a.reg", "dword:00000001");
            Zips.add(out, "registry/b.reg", "dword:00000002");
        }
        Zips.replace(zip, "dword:00000001", "dword:00000000");
        try (Bundle bundle = Bundle.open(zip)) {
            assertThat(bundle.read("registry/a.reg").missing())
                    .containsExactly(new Missing("registry/a.reg", "damaged: its checksum in the zip does not match"));
            assertThat(bundle.read("registry/b.reg").ifKnown()).isPresent();
        }
    }

    @Test
    void namesTheErrorInADamagedEntry() throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            Zips.add(out, "registry/a.reg", "hello");
        }
        // The length of a stored block is followed by its complement.
        Zips.replace(zip, "\5\0\u00fa\u00ffhello", "\6\0\u00fa\u00ffhello");
        try (Bundle bundle = Bundle.open(zip)) {
            assertThat(bundle.read("registry/a.reg").missing().get(0).reason()).startsWith("damaged: ");
        }
    }

    @Test
    void everyTruncationOfAZipIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(Zips.withNames(zip, "registry/a.reg"));
        for (int length = 0; length < bytes.length; length++) {
            Files.write(zip, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Bundle.open(zip)).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void namesWhatIsNoBundle() throws Exception {
        assertMessage(temp.resolve("nowhere"), "does not exist: give the folder or the zip");
        assertMessage(
                Files.createDirectory(temp.resolve("empty")), "holds no evidence: expected a folder or zip made by");
        assertMessage(Files.writeString(temp.resolve("a.reg"), "REGEDIT4"), "is not a zip: give the folder or the zip");
        assertMessage(Files.writeString(temp.resolve("none"), ""), "is not a zip");
        assertMessage(Files.writeString(temp.resolve("b.zip"), "PK\3\4 and then nothing"), "a damaged zip: ");
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("readme.txt"), "x");
        assertMessage(other, "holds no evidence");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            Zips.add(out, "photos/a.jpg", "x");
            Zips.add(out, "letters/a.doc", "x");
        }
        assertMessage(zip, "holds no evidence");
    }

    @Test
    void neverFollowsALinkOutOfTheBundle() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret.txt"), "secret");
        Path outside = Files.createDirectories(temp.resolve("outside/deep"));
        Files.writeString(outside.resolve("secret.reg"), "secret");
        Path registry = Files.createDirectories(temp.resolve("in/registry"));
        Files.writeString(registry.resolve("a.reg"), "hello");
        link(registry.resolve("link.reg"), secret);
        link(temp.resolve("in/files"), outside);
        link(temp.resolve("root"), temp.resolve("in"));
        try (Bundle bundle = Bundle.open(temp.resolve("root"))) {
            assertThat(bundle.paths()).containsExactly("registry/a.reg");
            assertThat(bundle.notes())
                    .containsExactlyInAnyOrder("skipped: registry/link.reg is a link", "skipped: files is a link");
        }
    }

    private static void assertMessage(Path path, String start) {
        assertThatThrownBy(() -> Bundle.open(path))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(start);
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            abort("this account may not make links");
        }
    }
}
