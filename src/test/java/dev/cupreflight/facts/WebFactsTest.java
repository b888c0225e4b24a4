package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Corpus;
import dev.cupreflight.sample.ServerBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebFactsTest {
    private static final String CONFIGURATION = "files/C/Windows/System32/inetsrv/config/applicationHost.config";
    private static final String EXCHANGE = "files/C/Program Files/Microsoft/Exchange Server/V15/";

    private static Facts facts(ServerBuilder server) {
        return ServerFacts.of(server);
    }

    /** The server with a piece of applicationHost.config replaced; it must be there. */
    private static WebServer changed(String from, String to) {
        String text = new String(aServer().files().get(CONFIGURATION), UTF_8);
        assertThat(text).contains(from);
        return facts(aServer().raw(CONFIGURATION, text.replace(from, to).getBytes(UTF_8)))
                .webServer()
                .ifKnown()
                .orElseThrow();
    }

    private static WebServer healthy() {
        return facts(aServer()).webServer().ifKnown().orElseThrow();
    }

    @Test
    void theHealthyServerHasEverythingThatExchangePutsIntoIis() {
        WebServer server = healthy();
        assertThat(server.pools()).hasSize(17).allSatisfy(pool -> {
            assertThat(pool.exists()).isTrue();
            assertThat(pool.identity()).isEqualTo("LocalSystem");
            assertThat(pool.restarts()).isEmpty();
            assertThat(pool.state().ifKnown()).contains("Started");
        });
        assertThat(server.applications()).hasSize(30).allMatch(WebApplication::servesItsFolder);
        assertThat(server.bindings()).allMatch(RequiredBinding::present);
        assertThat(server.modules()).allMatch(WebModule::registered);
        assertThat(server.directoryPairs().ifKnown().orElseThrow())
                .hasSize(17)
                .allMatch(pair -> pair.inDirectory() && pair.application().exists());
        assertThat(server.parts()).hasSize(19);
        assertThat(server.allows32Bit()).isFalse();
    }

    @Test
    void aDeletedPoolIsThereAsMissing() {
        WebServer server = changed("name=\"MSExchangeSyncAppPool\"", "name=\"Other\"");
        assertThat(server.pool("MSExchangeSyncAppPool").exists()).isFalse();
        assertThat(server.parts()).extracting(RunningPart::name).doesNotContain("MSExchangeSyncAppPool", "Other");
    }

    @Test
    void aDeletedApplicationLeavesItsLocationBehind() {
        WebServer server = changed(
                "<application path=\"/ecp\" applicationPool=\"MSExchangeECPAppPool\">", "<application path=\"/x\">");
        WebApplication application = server.at("Default Web Site/ecp").get(0);
        assertThat(application.exists()).isFalse();
        assertThat(application.leftovers()).containsExactly("location Default Web Site/ecp");
        assertThat(server.at("Default Web Site/owa").get(0).leftovers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*:81:,true", ":81:,true", "0.0.0.0:81:,true", "*:81:mail.contoso.com,false", "10.0.0.1:81:,false"})
    void aBindingForAllAddressesMayBeWrittenWithAndWithoutAStar(String information, boolean present) {
        WebServer server = changed("\"*:81:\"", "\"" + information + "\"");
        assertThat(server.bindings().get(2).present()).isEqualTo(present);
    }

    @Test
    void foldersMayBeWrittenWithVariablesAndAnyCase() {
        WebServer server = changed(
                "C:\\Program Files\\Microsoft\\Exchange Server\\V15\\FrontEnd\\HttpProxy\\mapi\"",
                "%exchangeinstallpath%FRONTEND\\HttpProxy\\mapi\\\"");
        assertThat(server.at("Default Web Site/mapi").get(0).servesItsFolder()).isTrue();
        assertThat(server.at("Exchange Back End/Rpc").get(0).folder()).isEqualTo("C:\\Windows\\System32\\RpcProxy");
    }

    @Test
    void aTimeIsNoLimitForThePoolsThatExchangeLetsRestart() {
        WebServer server = changed("<periodicRestart time=\"00:00:00\" />", "<periodicRestart time=\"14.00:00:00\" />");
        assertThat(server.pool("MSExchangeOWAAppPool").restarts()).isEmpty();
        assertThat(server.pool("MSExchangeServicesAppPool").restarts()).containsExactly("time=14.00:00:00");
        WebServer scheduled = changed(
                "<periodicRestart time=\"00:00:00\" />",
                "<periodicRestart time=\"00:00:00\" requests=\"9\"><schedule><add value=\"03:00:00\" /></schedule>"
                        + "</periodicRestart>");
        assertThat(scheduled.pool("MSExchangeOWAAppPool").restarts())
                .containsExactly("requests=9", "schedule=03:00:00");
    }

    @Test
    void theDefaultFor32BitProgramsIsSeen() {
        assertThat(changed("<applicationPoolDefaults ", "<applicationPoolDefaults enable32BitAppOnWin64=\"true\" ")
                        .allows32Bit())
                .isTrue();
    }

    @Test
    void hstsIsSeenWhereverItIsSet() {
        assertThat(changed("<siteDefaults>", "<siteDefaults><hsts enabled=\"true\" max-age=\"300\" />")
                        .site("exchange back end")
                        .get(0)
                        .hsts())
                .containsExactly("the site's HSTS setting");
        String header = "<httpProtocol><customHeaders><add name=\"Strict-Transport-Security\" value=\"1\" />"
                + "</customHeaders></httpProtocol>";
        WebServer global = changed("<globalModules>", header + "<globalModules>");
        assertThat(global.site("Default Web Site").get(0).hsts())
                .containsExactly("the HTTP headers of the whole server");
    }

    @Test
    void starRulesInApplicationHostAreSeen() {
        WebServer server = changed(
                "<globalModules>",
                "<rewrite><globalRules><rule name=\"block\"><match url=\"*\" /></rule></globalRules></rewrite><globalModules>");
        assertThat(server.starRules()).containsExactly("block");
    }

    @Test
    void withoutAppcmdOnlyTheStatesAreUnknown() {
        WebServer server = facts(aServer().without("commands/appcmd-apppools.xml"))
                .webServer()
                .ifKnown()
                .orElseThrow();
        assertThat(server.pool("MSExchangeOWAAppPool").state().missing()).hasSize(1);
        assertThat(server.pool("MSExchangeOWAAppPool").exists()).isTrue();
        assertThat(server.sites().get(0).state().ifKnown()).contains("Started");
    }

    @Test
    void anExportWithoutVirtualDirectoriesDecidesNothingAboutThem() {
        String ldif = new String(aServer().files().get("directory/exchange.ldf"), UTF_8);
        byte[] cut =
                ldif.substring(0, ldif.indexOf("dn: \r\n CN=HTTP,CN=Protocols")).getBytes(UTF_8);
        Facts facts = facts(aServer().raw("directory/exchange.ldf", cut));
        assertThat(facts.virtualDirectories().missing()).isNotEmpty();
        assertThat(facts.webServer().ifKnown().orElseThrow().directoryPairs().missing())
                .isNotEmpty();
    }

    @Test
    void aFileIsAbsentOnlyWhenTheCollectorSaysSo() {
        String path = EXCHANGE + "ClientAccess/ecp/web.config";
        Facts unread = facts(aServer().without(path));
        assertThat(unread.webConfigs()
                        .ifKnown()
                        .orElseThrow()
                        .of("Exchange Back End/ecp")
                        .content()
                        .missing())
                .isNotEmpty();
        String manifest = new String(aServer().without(path).files().get("manifest.json"), UTF_8);
        String entry = "\"artefacts\": [{\"path\": \"" + path + "\", \"exitCode\": 1, \"absent\": [\"the file\"]},";
        Facts absent = facts(aServer()
                .without(path)
                .raw(
                        "manifest.json",
                        manifest.replace("\"artefacts\": [", entry).getBytes(UTF_8)));
        assertThat(absent.webConfigs()
                        .ifKnown()
                        .orElseThrow()
                        .of("Exchange Back End/ecp")
                        .content()
                        .ifKnown())
                .contains(Optional.empty());
    }

    @Test
    void aDamagedFileIsKnownToBeDamaged() {
        WebConfigContent content = facts(aServer()
                        .raw(
                                EXCHANGE + "ClientAccess/ecp/web.config",
                                "<configuration>%ExchangeInstallDir%".getBytes(UTF_8)))
                .webConfigs()
                .ifKnown()
                .orElseThrow()
                .of("Exchange Back End/ecp")
                .content()
                .ifKnown()
                .orElseThrow()
                .orElseThrow();
        assertThat(content.wellFormed()).isFalse();
        assertThat(content.problem()).contains("line 1");
        assertThat(content.unexpanded()).isEqualTo(1);
    }

    @Test
    void permissionsAreReadFromIcacls() {
        byte[] lists = """
                ClientAccess\r
                D:PAI(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;BA)\r
                FrontEnd\r
                D:AI(A;OICIID;FA;;;BA)\r
                """.getBytes(UTF_16LE);
        List<FolderAccess> folders = facts(aServer().raw("commands/acl-exchange-folders.sddl", lists))
                .installFolders()
                .ifKnown()
                .orElseThrow();
        assertThat(folders).hasSize(5);
        assertThat(folders.get(1).rights().ifKnown()).contains(new FolderRights(true, false, true));
        assertThat(folders.get(2).rights().ifKnown()).contains(new FolderRights(true, true, false));
        assertThat(folders.get(4).folder()).endsWith("\\owa\\auth\\15.2.1544.4");
    }

    @Test
    void aRealServerHasAllItsApplicationsAndGoodFiles() throws Exception {
        try (Bundle bundle = Bundle.open(Corpus.soloE19a())) {
            Facts facts = FactReader.read(bundle, ServerFacts.KNOWLEDGE, new Plan(Instant.EPOCH, Optional.empty()));
            WebServer server = facts.webServer().ifKnown().orElseThrow();
            assertThat(server.applications()).allMatch(each -> each.exists() && each.servesItsFolder());
            assertThat(server.pools())
                    .allMatch(each -> each.exists() && each.restarts().isEmpty());
            List<WebConfig> files = facts.webConfigs().ifKnown().orElseThrow().files();
            assertThat(files).hasSize(23);
            assertThat(files.stream().filter(each -> each.content().ifKnown().isEmpty()))
                    .extracting(WebConfig::use)
                    .containsExactly("Exchange Back End/EWS", "Exchange Back End/PowerShell");
            assertThat(files.stream()
                            .flatMap(each -> each.content().ifKnown().stream().flatMap(Optional::stream)))
                    .allMatch(each -> each.wellFormed()
                            && each.unexpanded() == 0
                            && each.starRules().isEmpty());
        }
    }
}
