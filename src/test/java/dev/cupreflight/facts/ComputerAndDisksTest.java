package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.sample.CliXmlExport;
import dev.cupreflight.sample.LdifExport;
import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The computer in its domain, and the volumes below Exchange, its queue and its logs. */
class ComputerAndDisksTest {
    private static final String NETLOGON = "SYSTEM\\CurrentControlSet\\Services\\Netlogon\\Parameters";
    private static final String VOLUMES = "powershell/Win32_Volume.clixml";
    private static final String TRANSPORT =
            "files/C/Program Files/Microsoft/Exchange Server/V15/Bin/EdgeTransport.exe.config";
    private static final String DATABASES =
            "CN=Databases,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Contoso";
    private static final String SERVERS = "CN=Servers,CN=Contoso";

    private static <T> T known(Reading<T> reading) {
        return reading.ifKnown().orElseThrow(() -> new AssertionError(reading.missing()));
    }

    private static Computer computer(ServerBuilder server) {
        return known(ServerFacts.of(server).computer());
    }

    private static DiskSpace disk(ServerBuilder server) {
        return known(ServerFacts.of(server).disk());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ServerBuilder withNetwork(RegistryExport export) {
        return aServer().raw("registry/network.reg", export.bytes());
    }

    @Test
    void aSiteThatWasSetGoesBeforeTheOneThatWasFound() {
        assertThat(known(computer(withNetwork(new RegistryExport()
                                .key(NETLOGON)
                                .string("SiteName", "Oslo")
                                .string("DynamicSiteName", "Bergen")))
                        .directorySite()))
                .contains("Oslo");
    }

    @Test
    void aSiteThatWasNotFoundIsAbsentAndAKeyThatIsNotThereIsUnread() {
        assertThat(known(computer(withNetwork(new RegistryExport().key(NETLOGON)))
                        .directorySite()))
                .isEmpty();
        assertThat(computer(withNetwork(new RegistryExport().key("SYSTEM\\CurrentControlSet\\Services\\Netlogon")))
                        .directorySite()
                        .missing())
                .isNotEmpty();
    }

    @Test
    void withoutPowerShellASiteProvesTheDomainAndNothingDisprovesIt() {
        ServerBuilder server = aServer().without("powershell");
        assertThat(known(computer(server).domainMember())).isTrue();
        assertThat(computer(withNetwork(new RegistryExport().key(NETLOGON)).without("powershell"))
                        .domainMember()
                        .missing())
                .isNotEmpty();
    }

    @Test
    void aWorkgroupIsToldByWindows() {
        byte[] system = new CliXmlExport()
                .instance("Win32_ComputerSystem", "<B N=\"PartOfDomain\">false</B>")
                .bytes();
        assertThat(known(computer(aServer().raw("powershell/Win32_ComputerSystem.clixml", system))
                        .domainMember()))
                .isFalse();
    }

    @Test
    void theNamesAreNotGuessedFromTheManifest() {
        Facts facts = ServerFacts.of(aServer().without("registry/windows.reg"));
        assertThat(known(facts.server()).name()).isEqualTo("EX01");
        assertThat(known(facts.computer()).namesAgree().missing()).isNotEmpty();
    }

    @Test
    void aMountPointIsAVolumeOfItsOwn() {
        byte[] volumes = new CliXmlExport()
                .instance("Win32_Volume", volume("C:\\", "1000", "100"))
                .instance("Win32_Volume", volume("C:\\Program Files\\", "2000", "200"))
                .instance("Win32_Volume", volume("C:\\Prog\\", "3000", "300"))
                .bytes();
        DiskSpace disk = disk(aServer().raw(VOLUMES, volumes));
        assertThat(known(disk.install()).name()).isEqualTo("C:\\Program Files\\");
        assertThat(known(disk.system()).name()).isEqualTo("C:\\");
        assertThat(known(disk.system()).freePercent()).isEqualTo(10);
        assertThat(known(disk.logs()).get(0).volume().missing())
                .containsExactly(new Missing(VOLUMES, "lists no volume for E:\\Logs\\DB01"));
    }

    private static String[] volume(String name, String capacity, String free) {
        return new String[] {
            "<S N=\"Name\">" + name + "</S>",
            "<U64 N=\"Capacity\">" + capacity + "</U64>",
            "<U64 N=\"FreeSpace\">" + free + "</U64>"
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1e9", "18446744073709551616", "&#x661;"})
    void aVolumeThatCannotBeMeasuredIsNotOneWithoutSpace(String free) {
        byte[] volumes = new CliXmlExport()
                .instance("Win32_Volume", volume("C:\\", "1000", free))
                .bytes();
        assertThat(disk(aServer().raw(VOLUMES, volumes)).system().missing())
                .containsExactly(new Missing(VOLUMES, "lists no volume"));
    }

    @Test
    void freeSpaceIsNeverRoundedUp() {
        assertThat(new Volume("C:\\", 100, 0).freeShown()).isEqualTo("0 MB");
        assertThat(new Volume("C:\\", 100, 10_737_418_239L).freeShown()).isEqualTo("9.9 GB");
        assertThat(new Volume("C:\\", 0, 0).freePercent()).isZero();
    }

    @Test
    void theQueueIsWhereTheTransportServiceIsToldToKeepIt() {
        String moved = "<configuration><appSettings><add key=\"QueueDatabasePath\" value=\"E:\\Queue\"/></appSettings>"
                + "</configuration>";
        DiskSpace disk = disk(aServer().raw(TRANSPORT, text(moved)));
        assertThat(known(disk.queuePath())).isEqualTo("E:\\Queue");
        assertThat(known(disk.queue()).name()).isEqualTo("E:\\");
        assertThat(known(disk(aServer().raw(TRANSPORT, text("<configuration><appSettings/></configuration>")))
                        .queuePath()))
                .isEqualTo("C:\\Program Files\\Microsoft\\Exchange Server\\V15\\TransportRoles\\data\\Queue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<configuration/>",
                "<configuration><appSettings>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///c:/\">]><configuration><appSettings/></configuration>"
            })
    void aTransportConfigurationThatCannotBeReadTellsNothing(String document) {
        assertThat(disk(aServer().raw(TRANSPORT, text(document))).queue().missing())
                .isNotEmpty();
    }

    @Test
    void onlyTheDatabasesOfThisServerCount() {
        LdifExport file = new LdifExport();
        database(file, "DB01", "E:\\Logs\\DB01", "EX01");
        database(file, "DB02", "F:\\Logs\\DB02", "EX02");
        List<LogVolume> logs = known(
                disk(aServer().raw("directory/databases.ldf", file.bytes()).without("directory/exchange.ldf"))
                        .logs());
        assertThat(logs).singleElement().satisfies(each -> {
            assertThat(each.databases()).containsExactly("DB01");
            assertThat(each.folder()).isEqualTo("E:\\Logs\\DB01");
            assertThat(known(each.volume()).name()).isEqualTo("E:\\");
        });
    }

    @Test
    void aCopyCountsWhereItIsAndNotOnlyAtItsOwner() {
        LdifExport file = new LdifExport();
        database(file, "DB02", "E:\\Logs\\DB02", "EX02");
        file.object("CN=EX01,CN=DB02," + DATABASES, "top", "msExchMDBCopy");
        assertThat(known(disk(aServer()
                                .raw("directory/databases.ldf", file.bytes())
                                .without("directory/exchange.ldf"))
                        .logs()))
                .singleElement()
                .satisfies(each -> assertThat(each.databases()).containsExactly("DB02"));
    }

    private static void database(LdifExport file, String name, String logs, String owner) {
        file.object("CN=" + name + "," + DATABASES, "top", "msExchMDB", "msExchPrivateMDB")
                .attribute("msExchESEParamLogFilePath", logs)
                .attribute("msExchOwningServer", "CN=" + owner + "," + SERVERS);
    }
}
