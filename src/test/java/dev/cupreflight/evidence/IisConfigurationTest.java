package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IisConfigurationTest {
    private static final String SMALL = """
            <configuration>
              <system.applicationHost>
                <applicationPools>
                  <add name="OwaPool" managedPipelineMode="Classic" autoStart="false">
                    <processModel identityType="SpecificUser" userName="CONTOSO\\svc"/>
                    <recycling><periodicRestart time="14.00:00:00"/></recycling>
                  </add>
                  <add name="Bare"/>
                  <applicationPoolDefaults managedRuntimeVersion="v4.0" startMode="AlwaysRunning">
                    <processModel identityType="ApplicationPoolIdentity"/>
                  </applicationPoolDefaults>
                </applicationPools>
                <customMetadata>
                  <key path="LM/W3SVC/1"><property id="5506" value="AQID"/></key>
                </customMetadata>
                <sites>
                  <site name="Default Web Site" id="1">
                    <application path="/" applicationPool="OwaPool" enabledProtocols="http,net.pipe">
                      <virtualDirectory path="/" physicalPath="%SystemDrive%\\inetpub"/>
                    </application>
                    <application path="/owa"/>
                    <bindings><binding protocol="https" bindingInformation=":443:" sslFlags="1"/></bindings>
                  </site>
                  <site name="Other" id="3" serverAutoStart="true">
                    <application path="/"/>
                    <applicationDefaults applicationPool="Bare"/>
                  </site>
                  <siteDefaults serverAutoStart="false"/>
                  <applicationDefaults applicationPool="DefaultAppPool"/>
                </sites>
              </system.applicationHost>
              <system.webServer><security><access sslFlags="None"/></security></system.webServer>
              <location path="Default Web Site">
                <system.webServer><security><access sslFlags="Ssl"/></security></system.webServer>
              </location>
              <location path="Default Web Site/owa" inheritInChildApplications="false">
                <system.webServer><security><access sslFlags="Ssl128"/></security></system.webServer>
              </location>
              <location path="" overrideMode="Allow">
                <system.webServer><modules mode="x"/></system.webServer>
              </location>
            </configuration>
            """;

    @Test
    void appliesTheDefaultsOfTheFileToPools() throws Exception {
        IisConfiguration iis = parse(SMALL);
        IisApplicationPool owa = iis.pool("owapool").orElseThrow();
        assertThat(owa.managedPipelineMode()).isEqualTo("Classic");
        assertThat(owa.managedRuntimeVersion()).contains("v4.0");
        assertThat(owa.autoStart()).isFalse();
        assertThat(owa.identityType()).contains("SpecificUser");
        assertThat(owa.userName()).contains("CONTOSO\\svc");
        assertThat(owa.setting("recycling/periodicRestart", "time")).contains("14.00:00:00");
        IisApplicationPool bare = iis.pool("Bare").orElseThrow();
        assertThat(bare.managedPipelineMode()).isEqualTo("Integrated");
        assertThat(bare.autoStart()).isTrue();
        assertThat(bare.startMode()).isEqualTo("AlwaysRunning");
        assertThat(bare.identityType()).contains("ApplicationPoolIdentity");
        assertThat(bare.userName()).isEmpty();
    }

    @Test
    void appliesTheNearestDefaultsToSitesAndApplications() throws Exception {
        IisConfiguration iis = parse(SMALL);
        IisSite web = iis.site("default web site").orElseThrow();
        assertThat(web.id()).isEqualTo(1);
        assertThat(web.serverAutoStart()).isFalse();
        IisSite.Application root = web.application("/").orElseThrow();
        assertThat(root.pool()).contains("OwaPool");
        assertThat(root.enabledProtocols()).isEqualTo("http,net.pipe");
        assertThat(root.virtualDirectories())
                .extracting(directory -> directory.physicalPath().orElse(""))
                .containsExactly("%SystemDrive%\\inetpub");
        assertThat(web.application("/OWA").flatMap(IisSite.Application::pool)).contains("DefaultAppPool");
        assertThat(web.application("/OWA").map(IisSite.Application::enabledProtocols))
                .contains("http");
        assertThat(web.bindings()).containsExactly(new IisBinding("https", ":443:", 1));
        IisSite other = iis.site("Other").orElseThrow();
        assertThat(other.serverAutoStart()).isTrue();
        assertThat(other.application("/").flatMap(IisSite.Application::pool)).contains("Bare");
    }

    @Test
    void findsASettingAtItsPlaceOrAboveIt() throws Exception {
        IisConfiguration iis = parse(SMALL);
        String access = "system.webServer/security/access";
        assertThat(iis.setting("default web site/owa", access, "sslFlags")).contains("Ssl128");
        assertThat(iis.setting("Default Web Site/owa/auth", access, "sslFlags"))
                .as("owa does not pass its settings on")
                .contains("Ssl");
        assertThat(iis.setting("Default Web Site/ecp/", access, "sslFlags")).contains("Ssl");
        assertThat(iis.setting("Other", access, "sslFlags")).contains("None");
        assertThat(iis.setting("Other", "system.webServer/modules", "mode")).contains("x");
        assertThat(iis.setting("Other", access, "nothing")).isEmpty();
        assertThat(iis.locations("/Default Web Site/")).hasSize(1);
    }

    @Test
    void readsTheLegacyMetabase() throws Exception {
        assertThat(parse(SMALL).metadata())
                .containsExactly(new IisConfiguration.MetadataProperty("LM/W3SVC/1", "5506", "AQID"));
    }

    @Test
    void aConfigurationWithoutSitesHasNone() throws Exception {
        assertThat(parse("<configuration/>").sites()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<web/>|not an IIS configuration: the root element is \"web\"",
                "<s><sites><site name='a' id='1'/><site name='A' id='2'/></sites></s>"
                        + "|lines 1 and 1: two <site> elements named \"A\"",
                "<s><applicationPools><add name='a'/><add name='a'/></applicationPools></s>"
                        + "|lines 1 and 1: two <add> elements named \"a\"",
                "<s><sites><site id='1'/></sites></s>|line 1: <site> without name",
                "<s><sites><site name='a'/></sites></s>|line 1: <site> without id",
                "<s><sites><site name='a' id='x'/></sites></s>|line 1: id is not a number: \"x\"",
                "<s><sites><site name='a' id='1'><bindings><binding protocol='http'/></bindings></site></sites></s>"
                        + "|line 1: <binding> without bindingInformation",
                "<s><sites><site name='a' id='1'><application/></site></sites></s>|line 1: <application> without path",
                "<s><sites configSource='sites.config'/></s>|line 1: sites is kept in another file (sites.config)"
            })
    void refusesWhatIisRefuses(String xml, String message) {
        String whole = xml.startsWith("<s>")
                ? "<configuration>"
                        + xml.replace("<s>", "<system.applicationHost>").replace("</s>", "</system.applicationHost>")
                        + "</configuration>"
                : xml;
        assertThatThrownBy(() -> parse(whole))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(message);
    }

    @Test
    void damageIsNeverABug() {
        Damage.isReadOrUnreadable(SMALL.getBytes(StandardCharsets.UTF_8), IisConfiguration::parse);
    }

    @Test
    void readsTheConfigurationOfAnExchangeServer() throws Exception {
        IisConfiguration iis =
                IisConfiguration.parse(Corpus.file("files/C/Windows/System32/inetsrv/config/applicationHost.config"));
        assertThat(iis.pools()).hasSize(20);
        assertThat(iis.pools())
                .filteredOn(pool -> pool.name().startsWith("MSExchange"))
                .hasSize(17)
                .allMatch(pool -> pool.identityType().equals(Optional.of("LocalSystem")));
        assertThat(iis.pool("DefaultAppPool").flatMap(IisApplicationPool::identityType))
                .contains("ApplicationPoolIdentity");
        IisSite backEnd = iis.site("Exchange Back End").orElseThrow();
        assertThat(backEnd.bindings())
                .contains(new IisBinding("https", "*:444:", 0), new IisBinding("net.pipe", "*", 0));
        assertThat(backEnd.application("/").flatMap(IisSite.Application::pool)).contains("DefaultAppPool");
        assertThat(iis.setting("Exchange Back End/PowerShell", "system.webServer/security/access", "sslFlags"))
                .hasValueSatisfying(flags -> assertThat(flags).contains("Ssl"));
        assertThat(iis.metadata())
                .hasSize(38)
                .noneMatch(property -> property.id().equals("5506"));
    }

    private static IisConfiguration parse(String xml) throws UnreadableException {
        return IisConfiguration.parse(xml.getBytes(StandardCharsets.UTF_8));
    }
}
