package dev.cupreflight.evidence;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebConfigFileTest {
    private static final String FILE = """
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Größe, サイズ, %ExchangeInstallDir% -->
            <configuration>
              <appSettings>
                <add key="binsearchfolders" value="C:\\Exchange\\bin;%ExchangeInstallDir%bin" />
              </appSettings>
              <system.webServer>
                <rewrite><rules>
                  <rule name="to https"><match url="*" /></rule>
                  <rule name="wild" patternSyntax="Wildcard"><match url="*" /></rule>
                  <rule name="all"><match url=".*" /></rule>
                </rules></rewrite>
                <httpProtocol><customHeaders>
                  <add name="strict-transport-security" value="max-age=300" />
                </customHeaders></httpProtocol>
              </system.webServer>
            </configuration>
            """;

    @Test
    void readsWhatMatters() throws Exception {
        WebConfigFile file = WebConfigFile.parse(FILE.getBytes(UTF_8));
        assertThat(file.binSearchFolders()).contains("C:\\Exchange\\bin;%ExchangeInstallDir%bin");
        assertThat(file.starRules()).containsExactly("to https");
        assertThat(file.strictTransport()).isTrue();
        assertThat(WebConfigFile.unexpanded(FILE.getBytes(UTF_8))).isEqualTo(2);
    }

    @Test
    void readsOtherEncodings() throws Exception {
        byte[] bytes = FILE.replace("utf-8", "utf-16").getBytes(UTF_16);
        assertThat(WebConfigFile.parse(bytes).starRules()).containsExactly("to https");
        assertThat(WebConfigFile.unexpanded(bytes)).isEqualTo(2);
    }

    @Test
    void anAddElementElsewhereIsNoSetting() throws Exception {
        String text = "<configuration><modules><add key=\"BinSearchFolders\" value=\"x\"/>"
                + "<add name=\"Strict-Transport-Security\"/></modules></configuration>";
        WebConfigFile file = WebConfigFile.parse(text.getBytes(UTF_8));
        assertThat(file.binSearchFolders()).isEmpty();
        assertThat(file.strictTransport()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<configuration>",
                "<configuration></Configuration>",
                "<web/>",
                "<!DOCTYPE configuration [<!ENTITY a \"b\">]><configuration>&a;</configuration>",
                "<configuration>&a;</configuration>"
            })
    void refusesWhatIisWouldNotTake(String text) {
        assertThatThrownBy(() -> WebConfigFile.parse(text.getBytes(UTF_8))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void refusesEndlessNesting() {
        String text = "<configuration>" + "<a>".repeat(5000);
        assertThatThrownBy(() -> WebConfigFile.parse(text.getBytes(UTF_8))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void aDamagedFileIsReadOrUnreadable() {
        Damage.isReadOrUnreadable(FILE.getBytes(UTF_8), WebConfigFile::parse);
    }
}
