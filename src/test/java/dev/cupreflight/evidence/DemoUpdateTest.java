package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.evidence.setuplog.SetupLogReader;
import dev.cupreflight.sample.SampleServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The demo's update is the one that the builder of sample servers makes. */
class DemoUpdateTest {
    private static final Set<String> ELSEWHERE =
            Set.of("manifest.json", "directory/rootdse.ldf", "files/C/ExchangeSetupLogs/ExchangeSetup.log");

    @Test
    void itChangesTheFilesThatAnUpdateChangesAndNoOther() {
        Map<String, byte[]> before = SampleServer.aServer().files();
        Map<String, byte[]> after =
                SampleServer.aServer().updatedTo("15.2.2562.17", "15.2.2562.17").files();
        Set<String> differing = new TreeSet<>(after.keySet());
        differing.removeIf(path -> java.util.Arrays.equals(after.get(path), before.get(path)));
        differing.removeAll(ELSEWHERE);

        Map<String, byte[]> updated = new DemoUpdate(before::get, "log").files();

        Set<String> changed = new TreeSet<>(updated.keySet());
        changed.removeAll(ELSEWHERE);
        assertThat(changed).isEqualTo(differing);
        changed.forEach(path -> assertThat(updated.get(path)).as(path).isEqualTo(after.get(path)));
        assertThat(new String(updated.get("files/C/ExchangeSetupLogs/ExchangeSetup.log"), StandardCharsets.UTF_8))
                .endsWith("End of Setup\r\n[03/16/2024 21:04:11.0377] [0] " + "*".repeat(46) + "\r\nlog");
    }

    @Test
    void theRecordedLogIsARunThatSucceeded() throws Exception {
        byte[] log = Sample.setupLog().getBytes(StandardCharsets.UTF_8);
        var run = SetupLogReader.read(new ByteArrayInputStream(log), Set.of(), 0)
                .chosen()
                .orElseThrow();
        assertThat(run.toString()).contains("15.2.2562.17", "BuildToBuildUpgrade");
        assertThat(Sample.setupLog().lines()).allMatch(line -> line.matches("\\[12/05/2026 2[23].*\\] \\[0\\] .*"));
    }

    @Test
    void aServerThatIsNotTheOneItKnowsIsNotUpdatedInPart() {
        assertThatThrownBy(() -> new DemoUpdate(path -> new byte[64], "").files())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("registry/exchange.reg");
    }
}
