package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle of a real server says the same from a folder, from zips, and from a list of resources. */
class CorpusBundleTest {
    @TempDir
    Path temp;

    private static List<Object> everything(Bundle bundle) {
        List<Object> all = new ArrayList<>();
        all.add(bundle.paths());
        all.add(bundle.manifest());
        all.add(bundle.parse(
                "files/C/Windows/System32/inetsrv/config/applicationHost.config", IisConfiguration::parse));
        all.add(bundle.parse("commands/whoami-groups.csv", TokenGroups::parse));
        all.add(bundle.parse("commands/tasklist-services.csv", TaskList::parse));
        all.add(bundle.parse("commands/appcmd-apppools.xml", AppCmd::parse));
        all.add(bundle.parse("commands/appcmd-sites.xml", AppCmd::parse));
        for (String path : bundle.matching("powershell", "clixml")) {
            all.add(bundle.parse(path, CliXml::parse));
        }
        for (String path : bundle.matching("files", "config")) {
            all.add(bundle.parse(path, XmlReaders::read));
        }
        all.add(DirectoryTree.read(bundle)
                .below("DC=com")
                .map(found -> found.stream().map(DirectoryEntry::dn).toList()));
        assertThat(all).noneMatch(Reading.Unread.class::isInstance);
        all.add(bundle.sha256());
        all.add(bundle.notes());
        return all;
    }

    @Test
    void isTheSameFromFolderZipAndResources() throws Exception {
        Path folder = Corpus.soloE19a();
        List<Path> copies = List.of(
                Zips.ofFolder(temp.resolve("plain.zip"), folder, "", '/'),
                Zips.ofFolder(temp.resolve("prefixed.zip"), folder, "solo-e19a/", '/'),
                Zips.ofFolder(temp.resolve("backslashes.zip"), folder, "", '\\'));
        List<Object> expected;
        try (Bundle bundle = Bundle.open(folder)) {
            expected = everything(bundle);
            assertThat(bundle.notes()).isEmpty();
            assertThat(bundle.paths()).hasSize(43);
        }
        for (Path copy : copies) {
            try (Bundle bundle = Bundle.open(copy)) {
                assertThat(everything(bundle)).as(copy.toString()).isEqualTo(expected);
            }
        }
        try (Bundle bundle = Bundle.of("sample", path -> Files.newInputStream(folder.resolve(path)))) {
            assertThat(everything(bundle)).isEqualTo(expected);
        }
    }

    @Test
    void knowsTheServer() throws Exception {
        try (Bundle bundle = Bundle.open(Corpus.soloE19a())) {
            Manifest manifest = bundle.manifest().ifKnown().orElseThrow();
            assertThat(manifest.host()).contains("Solo-E19A.Solo.com");
            assertThat(manifest.collectedAt()).contains(Instant.parse("2021-10-06T20:00:00Z"));
            assertThat(manifest.entries()).hasSize(42);
            TokenGroups groups = known(bundle.parse("commands/whoami-groups.csv", TokenGroups::parse));
            assertThat(groups.sids()).hasSize(7).contains("S-1-16-12288");
            TaskList tasks = known(bundle.parse("commands/tasklist-services.csv", TaskList::parse));
            assertThat(tasks.runs("MSExchangeIS")).isTrue();
            assertThat(tasks.processes())
                    .allMatch(process -> !process.services().isEmpty());
            AppCmd pools = known(bundle.parse("commands/appcmd-apppools.xml", AppCmd::parse));
            assertThat(pools.items()).hasSize(20).allMatch(pool -> pool.state().equals(Optional.of("Started")));
        }
    }

    @Test
    void knowsTheDirectory() throws Exception {
        try (Bundle bundle = Bundle.open(Corpus.soloE19a())) {
            DirectoryTree tree = DirectoryTree.read(bundle);
            assertThat(first(tree, "msExchOrganizationContainer", "objectVersion"))
                    .contains("16759");
            assertThat(first(tree, "msExchSystemObjectsContainer", "objectVersion"))
                    .contains("13242");
            assertThat(first(tree, "msExchAuthAuthConfig", "msExchAuthCertificateThumbprint"))
                    .contains("0:C3EDCF181EF4F9B53D01768ECA99564014BCA6E7");
            assertThat(tree.withClass("msExchExchangeServer")
                            .map(servers -> servers.get(0)
                                    .bytes("msExchServerInternalTLSCert")
                                    .get(0)
                                    .length)
                            .ifKnown())
                    .contains(789);
            assertThat(tree.find("CN=ms-Exch-Schema-Version-Pt,CN=Schema,CN=Configuration,DC=Solo,DC=com")
                            .ifKnown()
                            .orElseThrow()
                            .flatMap(entry -> entry.first("rangeUpper")))
                    .contains("17003");
        }
    }

    private static Stream<String> first(DirectoryTree tree, String objectClass, String attribute) {
        return known(tree.withClass(objectClass)).stream().flatMap(entry -> entry.values(attribute).stream());
    }

    private static <T> T known(Reading<T> reading) {
        return reading.ifKnown().orElseThrow(() -> new AssertionError(reading.missing()));
    }
}
