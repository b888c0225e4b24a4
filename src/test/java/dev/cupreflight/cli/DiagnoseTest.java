package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.sample.SampleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseTest {
    private static final String AT = "[11/20/2026 20:15:00.0123] [1] ";
    private static final String BEGIN = AT + "Starting Microsoft Exchange Server 2019 Setup\n" + AT
            + "Setup version: 15.2.1748.10.\n" + AT + "Server Name=EX01\n";
    private static final String END =
            AT + "Setup is stopping now because of one or more critical errors.\n" + AT + "End of Setup\n";
    private static final String EXPIRED = AT
            + "Installing certificate signed by 'CN=Contoso Issuing CA' for site 'Default Web Site'.  Certificate is"
            + " valid from 10/20/2025 12:00:00 PM until 10/20/2026 12:00:00 PM\n"
            + AT + "[ERROR] The certificate is expired.\n";

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void place() {
        log = folder.resolve("ExchangeSetup.log");
    }

    @Test
    void theExitCodeTellsWhetherTheFailureIsExplained() throws Exception {
        assertThat(diagnose(BEGIN + EXPIRED + END).code()).isEqualTo(1);
        assertThat(diagnose(BEGIN + AT + "[ERROR] Flux.\n" + END).code()).isEqualTo(2);
        assertThat(diagnose(BEGIN).code()).isEqualTo(2);
        assertThat(diagnose(BEGIN + AT + "The Exchange Server setup operation completed successfully.\n" + AT
                                + "End of Setup\n")
                        .code())
                .isZero();
        assertThat(diagnose("no log at all").code()).isEqualTo(65);
        assertThat(diagnose("").code()).isEqualTo(65);
        assertThat(Run.of("diagnose", folder.resolve("nothing")).code()).isEqualTo(65);
        assertThat(diagnose(BEGIN, "--run", "7").err()).contains("there is no run 7");
    }

    @Test
    void theClassicShowsTheWayOutWithoutAManagementShell() throws Exception {
        String out = diagnose(BEGIN + EXPIRED + END).out();
        assertThat(out)
                .contains("certificate-expired", "20 Oct 2026", "line 4:", "line 5:")
                .contains("netsh http update sslcert ipport=0.0.0.0:443")
                .contains("netsh http update sslcert ipport=127.0.0.1:443")
                .contains("IIS Manager", "New-SelfSignedCertificate", "Start the same Setup again");
    }

    @Test
    void theEvidenceOfTheServerNamesTheBindingAndGivesTheFixItsValues() throws Exception {
        Path bundle =
                SampleServer.aServer().withExpiredCertificateOn("127.0.0.1:443").writeTo(folder.resolve("bundle"));
        String out = diagnose(BEGIN + EXPIRED + END, "--evidence", bundle).out();
        assertThat(out).contains("The evidence of the server says the same:", "127.0.0.1:443");
        assertThat(out)
                .contains("certhash=" + SampleServer.MAIL_2026.thumbprint().toUpperCase(Locale.ROOT));
    }

    @Test
    void theReferenceKnowsTheSignatures() {
        assertThat(Run.of("rules", "list").out())
                .contains("Failures of Setup that diagnose recognises:", "certificate-expired", "failure signatures");
        assertThat(Run.of("rules", "show", "certificate-expired").out())
                .contains(
                        "The certificate (is|has) expired", "cert.expired-in-use", "ipport=127.0.0.1:443", "Sources:");
        assertThat(Run.of("rules", "show", "certificate-expird").err()).contains("certificate-expired");
        for (String format : new String[] {"markdown", "html"}) {
            assertThat(Run.of("rules", "docs", "--format", format).out())
                    .contains("Failure signatures", "#certificate-expired", "Consequence of");
        }
        assertThat(Run.of("rules", "schema", "--of", "failures").out()).contains("A file of failure signatures");
        assertThat(Run.of("rules", "schema", "--of", "diagnosis").out()).contains("cu-preflight/diagnosis/1");
        assertThat(Run.of("rules", "schema", "--of", "report").out()).contains("cu-preflight/report/1");
        assertThat(Run.of("rules", "schema").out()).contains("A rule file of cu-preflight");
    }

    @Test
    void everyFormatNamesTheCause() throws Exception {
        Run run = diagnose(
                BEGIN + EXPIRED + END,
                "--format",
                "json",
                "--report",
                "html=" + folder.resolve("r.html"),
                "--report",
                "markdown=" + folder.resolve("r.md"),
                "--report",
                "junit=" + folder.resolve("r.xml"),
                "--report",
                "csv=" + folder.resolve("r.csv"));
        assertThat(run.json().get("schema").getAsString()).isEqualTo("cu-preflight/diagnosis/1");
        assertThat(run.json()
                        .getAsJsonArray("causes")
                        .get(0)
                        .getAsJsonObject()
                        .get("signature")
                        .getAsString())
                .isEqualTo("certificate-expired");
        for (String name : new String[] {"r.html", "r.md", "r.xml", "r.csv"}) {
            assertThat(Files.readString(folder.resolve(name))).contains("certificate-expired", "20 Oct 2026");
        }
    }

    @Test
    void aLogIsFoundInItsFolderAndInAZip() throws Exception {
        Files.writeString(log, BEGIN + EXPIRED + END);
        assertThat(Run.of("diagnose", folder).code()).isEqualTo(1);
        Path zip = folder.resolve("logs.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("files/C/ExchangeSetupLogs/ExchangeSetup.log"));
            out.write(Files.readAllBytes(log));
        }
        assertThat(Run.of("diagnose", zip).code()).isEqualTo(1);
    }

    @Test
    void nothingInALogReachesTheTerminalAsItIs() throws Exception {
        assertThat(diagnose(BEGIN + AT + "[ERROR] \u001B[2J\u202Eok\n" + END).out())
                .doesNotContain("\u001B", "\u202E");
    }

    private Run diagnose(String text, Object... more) throws Exception {
        Files.writeString(log, text);
        Object[] words = new Object[more.length + 2];
        words[0] = "diagnose";
        words[1] = log;
        System.arraycopy(more, 0, words, 2, more.length);
        return Run.of(words);
    }
}
