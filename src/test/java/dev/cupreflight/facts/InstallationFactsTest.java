package dev.cupreflight.facts;

import static dev.cupreflight.sample.ExchangeState.listing;
import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Exchange and Setup have left on a server. */
class InstallationFactsTest {
    private static final String V15 = "SOFTWARE\\Microsoft\\ExchangeServer\\v15";
    private static final String PRODUCTS =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData\\S-1-5-18\\Products\\";

    private static Installation of(ServerBuilder server) {
        return known(ServerFacts.of(server).installation());
    }

    private static <T> T known(Reading<T> reading) {
        assertThat(reading.missing()).isEmpty();
        return reading.ifKnown().orElseThrow();
    }

    private static String revisions(String file, String revision) {
        return "<Objs xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj><MS><S N=\"LocalPackage\">" + file
                + "</S><S N=\"RevisionNumber\">" + revision + "</S></MS></Obj></Objs>";
    }

    private static ServerBuilder withRevisions(String xml) {
        return aServer().raw("powershell/InstallerPackages.clixml", xml.getBytes(UTF_8));
    }

    @Test
    void packagesAndPatchesAreFoundWithTheMediaThatHoldThem() {
        List<CachedPackage> packages = known(of(aServer()).packages());
        assertThat(packages)
                .extracting(CachedPackage::file)
                .containsExactly(
                        "C:\\Windows\\Installer\\1f3a9c.msi",
                        "C:\\Windows\\Installer\\1f3aa4.msi",
                        "C:\\Windows\\Installer\\22b07.msi",
                        "C:\\Windows\\Installer\\5c01e2.msp");
        assertThat(packages)
                .extracting(CachedPackage::media)
                .containsExactly("Exchange 2019 CU14 (15.2.1544.4)", "Exchange 2019 CU14 (15.2.1544.4)", "", "");
        assertThat(packages.get(3).patch()).isTrue();
        assertThat(packages.get(3).name()).contains("KB5074992");
        assertThat(packages).allSatisfy(each -> {
            assertThat(known(each.present())).isTrue();
            assertThat(known(each.sameFile())).isEmpty();
        });
    }

    @Test
    void aFileThatIsNotInTheFolderIsMissingAndOneOfAnotherFolderIsUnknown() {
        List<CachedPackage> gone = known(of(aServer().raw("commands/dir-installer.txt", listing("1f3aa4.msi")))
                .packages());
        assertThat(known(gone.get(0).present())).isFalse();
        assertThat(known(gone.get(1).present())).isTrue();
        byte[] paths = listing("c:\\windows\\installer\\1F3A9C.MSI");
        assertThat(known(known(of(aServer().raw("commands/dir-installer.txt", paths))
                                .packages())
                        .get(0)
                        .present()))
                .isTrue();
        byte[] elsewhere = new RegistryExport()
                .key(PRODUCTS + "0000")
                .key(PRODUCTS + "0000\\InstallProperties")
                .string("DisplayName", "Microsoft Exchange Server")
                .string("LocalPackage", "D:\\cache\\x.msi")
                .bytes();
        CachedPackage first = known(
                        of(aServer().raw("registry/more.reg", elsewhere)).packages())
                .get(0);
        assertThat(first.present().missing().toString()).contains("does not cover");
    }

    @Test
    void packagesOfOtherMakersAreNotExchange() {
        byte[] other = new RegistryExport()
                .key(PRODUCTS + "1111")
                .key(PRODUCTS + "1111\\InstallProperties")
                .string("DisplayName", "Backup for Microsoft Exchange")
                .string("Publisher", "Example GmbH")
                .string("LocalPackage", "C:\\Windows\\Installer\\gone.msi")
                .bytes();
        assertThat(known(of(aServer().raw("registry/more.reg", other)).packages()))
                .hasSize(4);
    }

    @Test
    void theRevisionNumberTellsAnotherFile() {
        String file = "C:\\WINDOWS\\Installer\\1f3a9c.msi";
        String code = "{C3D2E1F0-A5B4-9687-8897-5A4B3C2D1E0F}";
        assertThat(PackageCache.unpacked("0F1E2D3C4B5A69788796A5B4C3D2E1F0"))
                .isEqualTo("{C3D2E1F0-A5B4-8796-7869-5A4B3C2D1E0F}");
        String right = PackageCache.unpacked("0F1E2D3C4B5A69788796A5B4C3D2E1F0");
        assertThat(sameFile(revisions(file, right))).isEqualTo(Optional.of(true));
        assertThat(sameFile(revisions(file, code))).isEqualTo(Optional.of(false));
        assertThat(sameFile(revisions("C:\\Windows\\Installer\\other.msi", code)))
                .isEmpty();
    }

    private static Optional<Boolean> sameFile(String xml) {
        return known(known(of(withRevisions(xml)).packages()).get(0).sameFile());
    }

    @Test
    void damagedRevisionNumbersAreUnknownNotUnasked() {
        CachedPackage first = known(of(withRevisions("<Objs><Obj>")).packages()).get(0);
        assertThat(first.sameFile().missing().toString()).contains("InstallerPackages.clixml");
    }

    @Test
    void anExportWithoutAnyPackageOfExchangeProvesNothing() {
        byte[] none = new RegistryExport().key(PRODUCTS + "2222").bytes();
        Reading<List<CachedPackage>> packages =
                of(aServer().raw("registry/installer-products.reg", none)).packages();
        assertThat(packages.missing().toString()).contains("no package of Exchange");
    }

    @Test
    void aWatermarkIsFoundInAnyKey() {
        assertThat(known(of(aServer()).watermarks())).isEmpty();
        byte[] marks = new RegistryExport()
                .key(V15 + "\\HubTransportRole")
                .string("Watermark", "9")
                .string("Action", "BuildToBuildUpgrade")
                .key(V15 + "\\Deep\\Er")
                .string("Watermark", "1")
                .bytes();
        assertThat(known(of(aServer().raw("registry/marks.reg", marks)).watermarks()))
                .containsExactlyInAnyOrder(
                        new Watermark("HubTransportRole", "BuildToBuildUpgrade", "9"), new Watermark("Er", "", "1"));
    }

    @Test
    void theLaterOfTwoStatesCounts() {
        byte[] local = new RegistryExport()
                .key(V15 + "\\ServerComponentStates\\HubTransport")
                .string("Maintenance", "1:0:637363851806658591")
                .string("Functional", "1:1:637363851806658591")
                .bytes();
        Installation found = of(aServer()
                .raw("registry/states.reg", local)
                .componentStates(
                        "1:HubTransport:Maintenance:1:637463851806658591", "1:ServerWideOffline:Functional:0:1"));
        assertThat(known(found.componentStates()))
                .containsExactlyInAnyOrder(
                        new ComponentState("HubTransport", "Maintenance", 1),
                        new ComponentState("HubTransport", "Functional", 1),
                        new ComponentState("ServerWideOffline", "Functional", 0));
    }

    @Test
    void aStateOfUnknownFormIsUnknown() {
        byte[] local = new RegistryExport()
                .key(V15 + "\\ServerComponentStates\\HubTransport")
                .string("Maintenance", "Inactive")
                .bytes();
        assertThat(of(aServer().raw("registry/states.reg", local))
                        .componentStates()
                        .missing()
                        .toString())
                .contains("unknown form");
        assertThat(of(aServer().componentStates("1:HubTransport:0"))
                        .componentStates()
                        .missing())
                .isNotEmpty();
    }

    @Test
    void theFoldersOfUnifiedMessagingAreReadByName() {
        ServerBuilder server = aServer().raw("commands/dir-um.txt", listing("prompts", "Common"));
        assertThat(known(of(server).missingFolders())).containsExactly("Grammars");
        assertThat(of(aServer()).missingFolders().missing().toString()).contains("dir-um.txt: not in the bundle");
    }

    @Test
    void interimUpdatesAreToldFromSecurityUpdates() {
        byte[] updates = new RegistryExport()
                .key("SOFTWARE\\Microsoft\\Updates\\Exchange 2019\\KB1")
                .string("PackageName", "Interim Update for Exchange Server 2019 CU14 (KB1)")
                .bytes();
        assertThat(known(of(aServer().raw("registry/more.reg", updates)).updates()))
                .extracting(InstalledUpdate::interim)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void theServerObjectTellsRolesAndGroup() {
        ServerObject object = known(ServerFacts.of(aServer().inDag("DAG01")).serverObject());
        assertThat(object).isEqualTo(new ServerObject(16439, "DAG01"));
        assertThat(object.mailbox() && object.transport()).isTrue();
        assertThat(new ServerObject(4, "").mailbox()).isFalse();
    }
}
