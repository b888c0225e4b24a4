package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleEvent.sslFailure;
import static dev.cupreflight.sample.SampleServer.EXCHANGE;
import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.cupreflight.sample.KeyStorage;
import dev.cupreflight.sample.SampleEvent;
import dev.cupreflight.sample.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What event logs and the permissions of private keys do to the verdict. */
class KeysAndEventsTest {
    private static final String RECENT = "2026-11-21T09:40:00Z";

    private static final String IIS = "4dc3e181-e14b-4a21-b022-59fc669b0914";

    @TempDir
    private Path folder;

    private Run check(ServerBuilder server) throws IOException {
        return Run.check(server.writeTo(folder.resolve("bundle")), "2026-12-05T22:00:00Z", "--format", "json");
    }

    private static JsonObject only(Run run, String rule, String status) {
        List<JsonObject> found = run.findings(rule, status);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String severity(JsonObject finding) {
        return finding.get("severity").getAsString();
    }

    @Test
    void aBackEndThatFailsNowBlocks() throws IOException {
        Run run = check(aServer().withoutCertificate(EXCHANGE).event(sslFailure("0.0.0.0:444", RECENT)));
        JsonObject finding = only(run, "evt.15021", "fail");
        assertThat(severity(finding)).isEqualTo("blocker");
        assertThat(finding.get("message").getAsString()).contains("0.0.0.0:444: once", EXCHANGE.thumbprint());
    }

    @Test
    void aBackEndThatFailedButIsInOrderOnlyWarns() throws IOException {
        Run run = check(aServer().event(sslFailure("0.0.0.0:444", RECENT)));
        assertThat(severity(only(run, "evt.15021", "fail"))).isEqualTo("warning");
        assertThat(run.code()).isZero();
    }

    @Test
    void aPortThatIsNotOfExchangeOnlyWarns() throws IOException {
        Run run = check(
                aServer().binding("0.0.0.0:8443", "A".repeat(40), "MY", IIS).event(sslFailure("0.0.0.0:8443", RECENT)));
        assertThat(severity(only(run, "evt.15021", "fail"))).isEqualTo("warning");
    }

    @Test
    void aCutLogIsUnknownAndBlocksNothing() throws IOException {
        Run run = check(aServer()
                .raw(
                        "events/System.xml",
                        ("<Events>" + sslFailure("0.0.0.0:444", RECENT).xml()).getBytes(UTF_8)));
        assertThat(severity(only(run, "evt.15021", "unknown"))).isEqualTo("warning");
        assertThat(run.findings("os.uptime", "unknown")).hasSize(1);
        assertThat(run.code()).isZero();
    }

    @Test
    void aHostileNameInAnEventStaysText() throws IOException {
        SampleEvent event =
                SampleEvent.mailCertificate(12014, RECENT, "mail\u001b[2J\" & calc & \"", "Default Frontend EX01");
        Run run = check(aServer().event(event));
        assertThat(run.out()).doesNotContain("\u001b");
        assertThat(only(run, "evt.transport-cert", "fail").get("message").getAsString())
                .contains("Default Frontend EX01");
    }

    @Test
    void aKeyThatIsClosedToAdministratorsBlocks() throws IOException {
        Run run = check(aServer().keyAccess(MAIL_2026, "D:PAI(A;;FA;;;SY)(A;;FA;;;S-1-5-21-1-2-3-1105)"));
        JsonObject finding = only(run, "setup.key-access", "fail");
        assertThat(severity(finding)).isEqualTo("blocker");
        assertThat(finding.toString()).contains("icacls", "/grant *S-1-5-32-544:F");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aKeyInASmartCardIsForAPersonToTest() throws IOException {
        Run run =
                check(aServer().withoutCertificate(MAIL_2026).certificate(MAIL_2026.withKeyIn(KeyStorage.SMART_CARD)));
        JsonObject finding = only(run, "setup.key-access", "unknown");
        assertThat(severity(finding)).isEqualTo("warning");
        assertThat(finding.get("missing").toString()).contains("certutil -store My " + MAIL_2026.thumbprint());
        assertThat(run.code()).isZero();
    }
}
