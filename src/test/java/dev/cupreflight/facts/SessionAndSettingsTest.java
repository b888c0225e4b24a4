package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.sample.CliXmlExport;
import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PowerShell, processes, console, clock and security settings, as they come from the registry and from tools. */
class SessionAndSettingsTest {
    private static final String POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell";

    private static <T> T known(Reading<T> reading) {
        return reading.ifKnown().orElseThrow(() -> new AssertionError(reading.missing()));
    }

    private static PowerShell powershell(ServerBuilder server) {
        return known(ServerFacts.of(server).powershell());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ServerBuilder withPolicy(RegistryExport export) {
        return aServer().raw("registry/policies.reg", export.bytes());
    }

    @Test
    void aPolicyThatExistsButIsEmptyIsNone() {
        ExecutionPolicy policy = known(powershell(withPolicy(new RegistryExport()
                        .key(POLICY)
                        .string("ExecutionPolicy", "")
                        .dword("EnableScripts", 1)))
                .machinePolicy());
        assertThat(policy.defined()).isFalse();
        assertThat(policy.scriptsOff()).isFalse();
        assertThat(policy.shown()).isEqualTo("not set");
    }

    @Test
    void scriptsThatAreSwitchedOffMeanRestricted() {
        PowerShell powershell =
                powershell(withPolicy(new RegistryExport().key(POLICY).dword("EnableScripts", 0)));
        assertThat(known(powershell.machinePolicy()).defined()).isFalse();
        assertThat(known(powershell.machinePolicy()).scriptsOff()).isTrue();
        assertThat(known(powershell.effectivePolicy())).isEqualTo("Restricted");
    }

    @Test
    void theFirstScopeThatNamesAPolicyDecides() {
        PowerShell local = powershell(aServer()
                .raw(
                        "registry/powershell-user.reg",
                        new RegistryExport()
                                .userKey("SOFTWARE\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell")
                                .string("ExecutionPolicy", "AllSigned")
                                .bytes()));
        assertThat(known(local.effectivePolicy())).isEqualTo("AllSigned");
        PowerShell byPolicy = powershell(withPolicy(new RegistryExport()
                .key(POLICY)
                .string("ExecutionPolicy", "Bypass")
                .dword("EnableScripts", 1)));
        assertThat(known(byPolicy.effectivePolicy())).isEqualTo("Bypass");
    }

    @Test
    void aScopeThatWasNotReadLeavesTheEffectivePolicyOpenUnlessAHigherOneDecides() {
        assertThat(powershell(aServer().without("registry/powershell-user.reg"))
                        .effectivePolicy()
                        .missing())
                .isNotEmpty();
        assertThat(known(powershell(withPolicy(new RegistryExport().key(POLICY).string("ExecutionPolicy", "Bypass"))
                                .without("registry/powershell-user.reg"))
                        .effectivePolicy()))
                .isEqualTo("Bypass");
    }

    @Test
    void theLanguageModeIsAnEnumerationOrAText() {
        byte[] constrained = new CliXmlExport()
                .enumeration("System.Management.Automation.PSLanguageMode", "ConstrainedLanguage", 3)
                .bytes();
        assertThat(powershell(aServer().raw("powershell/LanguageMode.clixml", constrained))
                        .languageMode())
                .isEqualTo(Reading.known("ConstrainedLanguage", "powershell/LanguageMode.clixml"));
        byte[] plain = text("<Objs><S>FullLanguage</S></Objs>");
        assertThat(known(powershell(aServer().raw("powershell/LanguageMode.clixml", plain))
                        .languageMode()))
                .isEqualTo("FullLanguage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Objs/>", "<Objs><Nil/></Objs>", "<Objs><S> </S></Objs>", "<html/>", "<Objs><S>Full"})
    void aLanguageModeThatIsNotThereIsUnread(String document) {
        assertThat(powershell(aServer().raw("powershell/LanguageMode.clixml", text(document)))
                        .languageMode()
                        .missing())
                .hasSize(1);
    }

    @Test
    void aProcessIsJoinedWithItsSessionAndItsExchangeModules() {
        Processes processes = known(ServerFacts.of(aServer()
                        .raw("commands/tasklist-modules.csv", text("""
                                        "powershell.exe","7312","ntdll.dll,microsoft.exchange.management.ni.dll"
                                        "powershell.exe","7400","ntdll.dll,MyMicrosoft.Exchange.dll"
                                        """))
                        .raw("commands/tasklist-sessions.csv", text("""
                                        "powershell.exe","7312","Console","1","9 K"
                                        "notepad.exe","7400","Console","1","9 K"
                                        "TASKLIST.EXE","7420","RDP-Tcp#1","3","9 K"
                                        """)))
                .processes());
        assertThat(known(processes.ownSession())).isEqualTo(3);
        RunningProgram shell = processes.all().get(0);
        assertThat(shell.holdsExchange()).isTrue();
        assertThat(shell.powershell()).isTrue();
        assertThat(shell.shown()).isEqualTo("powershell.exe (process 7312 in session 1)");
        RunningProgram other = processes.all().get(1);
        assertThat(other.holdsExchange()).isFalse();
        assertThat(known(other.session())).as("another program had that number").isEmpty();
    }

    @Test
    void withoutSessionsTheProcessesAreKnownButNotWhereTheyRun() {
        Processes processes = known(ServerFacts.of(aServer().without("commands/tasklist-sessions.csv"))
                .processes());
        assertThat(processes.ownSession().missing()).isNotEmpty();
        assertThat(processes.all())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.session().missing()).isNotEmpty());
    }

    @Test
    void quickEditIsOnUnlessItIsSwitchedOff() {
        ConsoleWindows untouched = known(ServerFacts.of(aServer()
                        .raw(
                                "registry/console.reg",
                                new RegistryExport()
                                        .userKey("Console")
                                        .dword("FontSize", 0)
                                        .userKey("Console\\%SystemRoot%_system32_cmd.exe")
                                        .dword("QuickEdit", 1)
                                        .userKey("Console\\Git Bash")
                                        .dword("FontSize", 0)
                                        .bytes()))
                .console());
        assertThat(untouched.quickEdit()).isTrue();
        assertThat(untouched.exceptions()).containsExactly("%SystemRoot%_system32_cmd.exe");
    }

    @ParameterizedTest
    @CsvSource({"20261121100900.0Z,7,false", "20261121090000.0Z,62,true", "20261121100200Z,0,false"})
    void theClockIsComparedWithThatOfADomainController(String time, long minutes, boolean fast) {
        ServerClock clock = known(ServerFacts.of(aServer()
                        .raw("directory/rootdse.ldf", text("dn:\r\nchangetype: add\r\ncurrentTime: " + time + "\r\n")))
                .clock());
        assertThat(clock.minutesApart()).isEqualTo(minutes);
        assertThat(clock.fast()).isEqualTo(fast);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "20261321100900.0Z", "20261121100900.0+0100", "Z"})
    void aTimeThatIsNoneIsUnread(String time) {
        assertThat(ServerFacts.of(aServer()
                                .raw(
                                        "directory/rootdse.ldf",
                                        text("dn:\r\nchangetype: add\r\ncurrentTime: " + time + "\r\n")))
                        .clock()
                        .missing())
                .containsExactly(new Missing("directory/rootdse.ldf", "its currentTime is no time"));
    }

    @Test
    void theRootOfTheDirectoryHidesNoObject() {
        assertThat(ServerFacts.of(aServer()).transport().missing()).isEmpty();
    }

    @Test
    void ofTheTlsSettingsThoseThatNeedNotBeThereAreLeftOut() {
        Security security = known(ServerFacts.of(aServer()
                        .raw(
                                "registry/tls.reg",
                                new RegistryExport()
                                        .key("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL")
                                        .key(
                                                "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols"
                                                        + "\\TLS 1.0\\Server")
                                        .string("Enabled", "0")
                                        .key("SOFTWARE\\Microsoft\\.NETFramework")
                                        .key("SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework")
                                        .bytes()))
                .security());
        List<TlsSetting> settings = known(security.tls());
        assertThat(settings).extracting(TlsSetting::area).doesNotContain("TLS 1.1 Server", ".NET 2 64-bit");
        assertThat(settings).filteredOn(TlsSetting::present).singleElement().satisfies(wrong -> {
            assertThat(wrong.area()).isEqualTo("TLS 1.0 Server");
            assertThat(wrong.value()).isEmpty();
            assertThat(wrong.shown()).isEqualTo("not a number");
        });
        assertThat(settings)
                .filteredOn(each -> each.area().equals(".NET 4 32-bit"))
                .hasSize(2);
        assertThat(settings).hasSize(9);
    }

    @Test
    void anExclusionCoversTheFoldersBelowIt() {
        Security security = known(ServerFacts.of(aServer()).security());
        assertThat(known(security.defenderExcludes("c:\\program files\\Microsoft\\Exchange Server\\V15")))
                .isTrue();
        assertThat(known(security.defenderExcludes("C:\\Program Files\\Microsoft\\Exchange Server")))
                .isFalse();
        assertThat(known(security.defenderExcludes("C:\\Program Files\\Microsoft\\Exchange Server\\V150")))
                .isFalse();
    }

    @Test
    void aSettingOfAnotherTypeIsUnreadNotOff() {
        Security security = known(ServerFacts.of(aServer()
                        .raw(
                                "registry/security.reg",
                                new RegistryExport()
                                        .key("SYSTEM\\CurrentControlSet\\Control\\Lsa")
                                        .string("LsaCfgFlags", "2")
                                        .bytes()))
                .security());
        assertThat(security.credentialGuard().missing())
                .extracting(Missing::reason)
                .containsExactly("its value LsaCfgFlags is not a number");
        assertThat(known(security.fipsOnly())).isFalse();
        assertThat(security.smb1().missing()).isNotEmpty();
    }
}
