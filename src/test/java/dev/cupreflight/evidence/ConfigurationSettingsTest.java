package dev.cupreflight.evidence;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationSettingsTest {
    private static final String FILE = """
            <?xml version="1.0"?>
            <configuration>
              <appSettings>
                <!-- a comment -->
                <add value="35" key="MaxBrowsers" />
                <clear/>
              </appSettings>
              <location path="owa">
                <system.web><httpRuntime maxRequestLength="100"/></system.web>
              </location>
              <handlers>
                <add name="a" path="*.aspx" verb="GET" type="A"/>
                <add path="*.axd" verb="GET" type="B"/>
                <add path="*.axd" verb="POST" type="C"/>
                <add path="*.axd" verb="POST" type="D"/>
              </handlers>
              <runtime><assemblyBinding xmlns="urn:x"><probing privatePath="bin"/></assemblyBinding></runtime>
              <text> a value </text>
            </configuration>
            """;

    @Test
    void everySettingHasANameOfItsOwn() throws UnreadableException {
        assertThat(ConfigurationSettings.parse(FILE.getBytes(UTF_8)).values())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("appSettings/add[MaxBrowsers]@value", "35"),
                        Map.entry("appSettings/clear", "there"),
                        Map.entry("location[owa]/system.web/httpRuntime@maxRequestLength", "100"),
                        Map.entry("handlers/add[a GET]@path", "*.aspx"),
                        Map.entry("handlers/add[a GET]@verb", "GET"),
                        Map.entry("handlers/add[a GET]@type", "A"),
                        Map.entry("handlers/add[*.axd GET]@verb", "GET"),
                        Map.entry("handlers/add[*.axd GET]@type", "B"),
                        Map.entry("handlers/add[*.axd POST]@verb", "POST"),
                        Map.entry("handlers/add[*.axd POST]@type", "C"),
                        Map.entry("handlers/add[*.axd POST]#2@verb", "POST"),
                        Map.entry("handlers/add[*.axd POST]#2@type", "D"),
                        Map.entry("text", "a value")));
    }

    @Test
    void commentsSpaceEncodingAndOrderOfAttributesDoNotCount() throws UnreadableException {
        String other = FILE.replace("<!-- a comment -->", "")
                .replace("value=\"35\" key=\"MaxBrowsers\"", "key='MaxBrowsers'   value='35'")
                .replace("\n", "\r\n\t")
                .replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>");
        assertThat(ConfigurationSettings.parse(("\uFEFF" + other.strip()).getBytes(UTF_16LE)))
                .isEqualTo(ConfigurationSettings.parse(FILE.getBytes(UTF_8)));
    }

    @Test
    void hostileFilesAreRefused() {
        refused("<!DOCTYPE c [<!ENTITY e 'x'>]><configuration>&e;</configuration>");
        refused("<other/>");
        refused("<configuration><a>");
        refused("");
        refused("<configuration>" + "<a>".repeat(300) + "</a>".repeat(300) + "</configuration>");
        refused("<configuration>" + "<a b='1'/>".repeat(50_001) + "</configuration>");
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() {
        String whole = FILE.strip();
        for (int length = 0; length < whole.length(); length += 7) {
            refused(whole.substring(0, length));
        }
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> ConfigurationSettings.parse(text.getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class);
    }
}
