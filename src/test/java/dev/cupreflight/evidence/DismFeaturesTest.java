package dev.cupreflight.evidence;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.evidence.DismFeatures.State;
import dev.cupreflight.sample.SampleServer;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DismFeaturesTest {
    private static final String HEAD = """

            Deployment Image Servicing and Management tool
            Version: 10.0.20348.681

            Features listing for package : Microsoft-Windows-Server~31bf3856ad364e35~amd64~~10.0.20348.1


            ------------------------------------------- | --------
            Feature Name                                | State
            ------------------------------------------- | --------
            """;
    private static final String END = "\nThe operation completed successfully.\n";

    private static DismFeatures parse(String text) throws UnreadableException {
        return DismFeatures.parse(text.replace("\n", "\r\n").getBytes(UTF_8));
    }

    @Test
    void readsTheStates() throws UnreadableException {
        DismFeatures features = parse(HEAD + """
                IIS-Metabase                                | Enabled
                IIS-WebDAV                                  | Disabled
                IIS-FTPServer                               | Disabled with Payload Removed
                RPC-HTTP_Proxy                              | Enable Pending
                IIS-LegacyScripts                           | Disable Pending
                Something                                   | Partially Installed
                """ + END);

        assertThat(features.state("iis-metabase")).contains(State.ENABLED);
        assertThat(features.state("IIS-WebDAV")).contains(State.NOT_ENABLED);
        assertThat(features.state("IIS-FTPServer")).contains(State.NOT_ENABLED);
        assertThat(features.state("RPC-HTTP_Proxy")).contains(State.ENABLE_PENDING);
        assertThat(features.state("IIS-LegacyScripts")).contains(State.NOT_ENABLED);
        assertThat(features.state("Something")).contains(State.NOT_ENABLED);
        assertThat(features.state("Feature Name")).isEmpty();
        assertThat(features.state("IIS-WMICompatibility")).isEmpty();
    }

    @Test
    void readsWhatPowerShellHasWrittenAsUtf16() throws UnreadableException {
        byte[] bytes = ("\uFEFF" + HEAD + "IIS-Metabase | Enabled\n" + END).getBytes(UTF_16LE);
        assertThat(DismFeatures.parse(bytes).state("IIS-Metabase")).contains(State.ENABLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aktiviert", "Activé", "有効"})
    void statesOfAnotherLanguageAreNotGuessed(String enabled) {
        for (Charset charset : new Charset[] {UTF_8, Charset.forName("IBM850"), Charset.forName("windows-31j")}) {
            byte[] bytes = (HEAD + "IIS-Metabase | " + enabled + "\n" + END).getBytes(charset);
            assertThatThrownBy(() -> DismFeatures.parse(bytes))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("without /english");
        }
    }

    @Test
    void aTableThatIsCutOffIsUnreadWhereverItIsCut() {
        byte[] whole = SampleServer.aServer().files().get("commands/dism-features.txt");
        int lastLine = new String(whole, UTF_8).indexOf("The operation");
        for (int length = 0; length < lastLine; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> DismFeatures.parse(cut)).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void anErrorOfDismIsUnread() {
        assertThatThrownBy(() -> parse("\nError: 740\n\nElevated permissions are required to run DISM.\n"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("no table");
    }

    @Test
    void hugeAndBinaryInputIsReadOrRefused() throws UnreadableException {
        String line = "x".repeat(1_000_000) + " | Enabled\n";
        assertThat(parse(HEAD + line + "IIS-Metabase | Enabled\n" + END).state("IIS-Metabase"))
                .contains(State.ENABLED);
        assertThatThrownBy(() -> DismFeatures.parse(new byte[100_000])).isInstanceOf(UnreadableException.class);
    }
}
