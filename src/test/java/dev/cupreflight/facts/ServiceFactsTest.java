package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceFactsTest {
    private static final String SERVICES = "registry/services.reg";
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Services";
    private static final String TASKS = "commands/tasklist-services.csv";
    private static final String SETUP_LOGS = "commands/dir-setup-logs.txt";

    private static Services services(ServerBuilder server) {
        return ServerFacts.of(server).services().ifKnown().orElseThrow();
    }

    private static Service service(ServerBuilder server, String name) {
        return services(server).named(name).ifKnown().orElseThrow();
    }

    @Test
    void joinsTheKeyWithTheListOfRunningServices() {
        Service web = service(aServer(), "w3svc");
        assertThat(web.title()).isEqualTo("World Wide Web Publishing Service");
        assertThat(web.startType()).isEqualTo("Automatic");
        assertThat(web.running()).isEqualTo(Reading.known(true, TASKS));
        assertThat(service(aServer(), "WinRM").startType()).isEqualTo("Automatic (Delayed Start)");
        assertThat(service(aServer(), "msiserver").running().ifKnown()).contains(false);
    }

    @Test
    void aServiceRunsWhateverTheCaseOfItsName() {
        byte[] tasks = "\"svchost.exe\",\"7\",\"BFE,mpssvc\"\r\n".getBytes(US_ASCII);
        assertThat(service(aServer().raw(TASKS, tasks), "MpsSvc").running().ifKnown())
                .contains(true);
    }

    @Test
    void withoutTheListOfRunningServicesOnlyTheStateIsUnread() {
        Service web = service(aServer().without(TASKS), "W3SVC");
        assertThat(web.usable()).isTrue();
        assertThat(web.running().missing()).isNotEmpty();
    }

    @Test
    void aServiceThatTheManifestReportsAbsentIsAbsentAndAnyOtherIsUnread() {
        assertThat(service(aServer(), "SMTPSVC").exists()).isFalse();
        assertThat(services(aServer()).named("Spooler").missing()).isNotEmpty();
    }

    @Test
    void whenAllServicesWereExportedAnUnknownOneIsAbsent() {
        byte[] all = new RegistryExport()
                .key(KEY)
                .key(KEY + "\\W3SVC")
                .dword("Start", 2)
                .dword("Type", 0x20)
                .bytes();
        Services services = services(aServer().raw(SERVICES, all));
        assertThat(services.named("Spooler").ifKnown().orElseThrow().startType())
                .isEqualTo("not installed");
    }

    @Test
    void driversAndCountersAreNotServices() {
        byte[] mixed = new RegistryExport()
                .key(KEY + "\\HTTP")
                .dword("Start", 3)
                .dword("Type", 1)
                .key(KEY + "\\ASP.NET")
                .string("Library", "aspnet_counters.dll")
                .key(KEY + "\\W3SVC")
                .dword("Start", 4)
                .dword("Type", 0x20)
                .bytes();
        Services services = services(aServer().raw(SERVICES, mixed));
        assertThat(services.all()).extracting(Service::name).containsExactly("W3SVC");
        assertThat(services.all().get(0).disabled()).isTrue();
    }

    @Test
    void aStartTypeThatIsNoNumberIsNeverUsable() {
        byte[] hostile = new RegistryExport()
                .key(KEY + "\\W3SVC")
                .string("Start", "automatic")
                .string("ObjectName", "LocalSystem")
                .bytes();
        Service web = service(aServer().raw(SERVICES, hostile), "W3SVC");
        assertThat(web.usable()).isFalse();
        assertThat(web.automatic()).isFalse();
    }

    @Test
    void withoutAnyServiceKeyTheServicesAreUnread() {
        assertThat(ServerFacts.of(aServer().without(SERVICES)).services().missing())
                .isNotEmpty();
    }

    @Test
    void findsWhatSetupHasLeftBehind() {
        byte[] left = "ExchangeSetup.log\r\nServiceStartupMode.XML\r\nServiceControl.log\r\nPrereqs.xml\r\n"
                .getBytes(UTF_16LE);
        assertThat(services(aServer().raw(SETUP_LOGS, left)).startTypeFiles().ifKnown())
                .contains(List.of("ServiceStartupMode.XML"));
        assertThat(services(aServer().without(SETUP_LOGS)).startTypeFiles().missing())
                .isNotEmpty();
    }

    @Test
    void knowsTheBuiltInAccountsInEveryLanguage() {
        assertThat(List.of(
                        "",
                        "LocalSystem",
                        ".\\LocalSystem",
                        "NT Authority\\NetworkService",
                        "NT-AUTORITÄT\\Netzwerkdienst",
                        "AUTORITE NT\\SERVICE RÉSEAU",
                        "NT SERVICE\\W3SVC"))
                .allSatisfy(account -> assertThat(as(account).builtInAccount()).isTrue());
        assertThat(List.of("CONTOSO\\svc-mail", ".\\admin", "svc@contoso.com", "NT", "CONTOSONT\\x"))
                .allSatisfy(account -> assertThat(as(account).builtInAccount()).isFalse());
    }

    private static Service as(String account) {
        return new Service("X", "X", true, 2, false, account, false, Reading.known(true));
    }
}
