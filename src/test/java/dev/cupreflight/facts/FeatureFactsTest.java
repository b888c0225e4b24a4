package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureFactsTest {
    private static final String DISM = "commands/dism-features.txt";
    private static final String IIS = "registry/inetstp.reg";

    private static List<WindowsFeature> features(ServerBuilder server) {
        return ServerFacts.of(server).features().ifKnown().orElseThrow();
    }

    private static WindowsFeature feature(ServerBuilder server, String name) {
        return features(server).stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ServerBuilder dism(String from, String to) {
        String listed = new String(aServer().files().get(DISM), US_ASCII);
        assertThat(listed).containsPattern(from);
        return aServer().raw(DISM, listed.replaceFirst(from, to).getBytes(US_ASCII));
    }

    @Test
    void theHealthyServerHasEverythingThatCu15Demands() {
        assertThat(features(aServer()))
                .hasSizeGreaterThan(30)
                .allSatisfy(feature -> assertThat(feature.installed().ifKnown()).contains(true));
    }

    @Test
    void whatSetupReadsFromTheRegistryDecidesWhateverDismSays() {
        byte[] without = new RegistryExport()
                .key("SOFTWARE\\Microsoft\\InetStp\\Components")
                .dword("Metabase", 0)
                .dword("ManagementConsole", 1)
                .string("StaticContent", "yes")
                .bytes();
        ServerBuilder server = aServer().raw(IIS, without);
        assertThat(feature(server, "Web-Metabase").installed().ifKnown()).contains(false);
        assertThat(feature(server, "Web-Mgmt-Console").installed().ifKnown()).contains(true);
        assertThat(feature(server, "Web-Static-Content").installed().ifKnown()).contains(false);
        assertThat(feature(server, "Web-WMI").installed().ifKnown()).contains(false);
    }

    @Test
    void theOthersAreTakenFromDism() {
        WindowsFeature proxy =
                feature(dism("(RPC-HTTP_Proxy +\\| )Enabled", "$1Enable Pending"), "RPC-over-HTTP-Proxy");
        assertThat(proxy.installed()).isEqualTo(Reading.known(false, DISM));
        assertThat(proxy.pending()).isTrue();
    }

    @Test
    void aFeatureThatDismDoesNotListIsUnread() {
        WindowsFeature proxy = feature(dism("RPC-HTTP_Proxy", "Something-Else"), "RPC-over-HTTP-Proxy");
        assertThat(proxy.installed().missing().toString()).contains("RPC-HTTP_Proxy");
    }

    @Test
    void bothSourcesAreNeeded() {
        assertThat(ServerFacts.of(aServer().without(DISM)).features().missing()).isNotEmpty();
        assertThat(ServerFacts.of(aServer().without(IIS)).features().missing()).isNotEmpty();
    }

    @Test
    void serverCoreHasNoConsoles() {
        byte[] core = new RegistryExport()
                .key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion")
                .string("CurrentBuild", "17763")
                .string("InstallationType", "Server Core")
                .bytes();
        assertThat(features(aServer().raw("registry/windows.reg", core)))
                .extracting(WindowsFeature::name)
                .contains("Web-Metabase", "RSAT-Clustering")
                .doesNotContain("Web-Mgmt-Console", "RSAT-Clustering-Mgmt");
    }

    @Test
    void edgeTransportNeedsAdLdsAndNoIis() throws UnreadableException {
        byte[] edge = new RegistryExport()
                .key("SOFTWARE\\Microsoft\\ExchangeServer\\v15")
                .key("SOFTWARE\\Microsoft\\ExchangeServer\\v15\\EdgeTransportRole")
                .string("ConfiguredVersion", "15.2.1544.4")
                .key("SOFTWARE\\Microsoft\\ExchangeServer\\v15\\AdminTools")
                .string("ConfiguredVersion", "15.2.1544.4")
                .key("SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup")
                .string("MsiInstallPath", "C:\\Program Files\\Microsoft\\Exchange Server\\V15\\")
                .bytes();
        List<WindowsFeature> features =
                features(aServer().raw("registry/exchange.reg", edge).without(IIS));
        assertThat(features)
                .extracting(WindowsFeature::name)
                .containsExactly("NET-Framework-45-Features", "NET-Framework-45-Core", "ADLDS");
    }

    @Test
    void exchange2016NeedsTheMediaFoundation() throws UnreadableException {
        Optional<ChosenTarget> target =
                ServerFacts.RELEASES.named("2016-CU23").map(release -> new ChosenTarget(release, Optional.empty()));
        try (Bundle bundle = ServerFacts.bundle(aServer().files())) {
            Facts facts = FactReader.read(bundle, ServerFacts.KNOWLEDGE, new Plan(Sample.PLANNED_AT, target));
            assertThat(facts.features().ifKnown().orElseThrow())
                    .extracting(WindowsFeature::name)
                    .contains("Server-Media-Foundation")
                    .doesNotContain("NET-WCF-Pipe-Activation45");
            assertThat(facts.platform().ifKnown().orElseThrow().ucma()).isTrue();
        }
    }
}
