package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.AUTH;
import static dev.cupreflight.sample.SampleServer.AUTH_OLD;
import static dev.cupreflight.sample.SampleServer.EXCHANGE;
import static dev.cupreflight.sample.SampleServer.MAIL_2025;
import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.facts.SslBinding;
import dev.cupreflight.sample.ServerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thing changed on the healthy server, and what the check makes of it. */
class ChangedServerTest {
    private static final String PLANNED = "2026-12-05T22:00:00Z";

    @TempDir
    private Path folder;

    private Run check(ServerBuilder server) throws IOException {
        return Run.check(server.writeTo(folder.resolve("bundle")), PLANNED, "--format", "json");
    }

    @Test
    void theHealthyServerIsCleared() throws IOException {
        Run run = check(aServer());
        assertThat(run.code()).isZero();
        assertThat(run.json().getAsJsonObject("counts").get("fail").getAsInt()).isZero();
        assertThat(run.json().getAsJsonObject("counts").get("unknown").getAsInt())
                .isZero();
    }

    @Test
    void oneForgottenBindingIsCaughtAndNamed() throws IOException {
        Run run = check(aServer().withExpiredCertificateOn("127.0.0.1:443"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.failed("cert.expired-in-use")).containsExactly("127.0.0.1:443");
        assertThat(run.failed("iis.default-site-443-pair")).containsExactly("127.0.0.1:443");
        String finding = run.findings("iis.default-site-443-pair", "fail").toString();
        assertThat(finding).contains(MAIL_2025.thumbprint());
        assertThat(finding)
                .contains("netsh http update sslcert ipport=127.0.0.1:443 certhash=" + MAIL_2026.thumbprint()
                        + " appid=" + SslBinding.IIS_APP_ID + " certstorename=MY");
    }

    @Test
    void aZipOfTheSameServerGivesTheSameReportApartFromTheSource() throws IOException {
        ServerBuilder server = aServer().withExpiredCertificateOn("127.0.0.1:443");
        Path asFolder = server.writeTo(folder.resolve("server"));
        Path asZip = server.zipTo(folder.resolve("server.zip"));
        Run first = Run.check(asFolder, PLANNED, "--format", "json");
        Run second = Run.check(asZip, PLANNED, "--format", "json");
        assertThat(second.out()).isNotEqualTo(first.out());
        assertThat(second.out().replace(asZip.toString(), "SOURCE"))
                .isEqualTo(first.out().replace(asFolder.toString(), "SOURCE"));
        assertThat(second.code()).isEqualTo(first.code());
    }

    @Test
    void aCertificateInWebHostingIsAWarningThatNamesWhatSetupWillBind() throws IOException {
        Run run = check(aServer()
                .withoutCertificate(MAIL_2026)
                .store("WebHosting", MAIL_2026)
                .binding("0.0.0.0:443", MAIL_2026.thumbprint(), "WebHosting", "4dc3e181-e14b-4a21-b022-59fc669b0914")
                .binding(
                        "127.0.0.1:443", MAIL_2026.thumbprint(), "WebHosting", "4dc3e181-e14b-4a21-b022-59fc669b0914"));
        assertThat(run.findings("setup.rebinds-site", "fail")).hasSize(1);
        assertThat(run.findings("setup.rebinds-site", "fail").toString()).contains(EXCHANGE.thumbprint());
        assertThat(run.findings("setup.iis-certificate", "pass")).hasSize(1);
        assertThat(run.failed("httpsys.store")).isNotEmpty();
    }

    @Test
    void aBoundCertificateThatIsGoneIsAnOrphan() throws IOException {
        Run run = check(aServer().withoutCertificate(MAIL_2026));
        assertThat(run.failed("cert.binding-orphan")).contains("0.0.0.0:443", "127.0.0.1:443");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void anUnelevatedSessionAndAnOldFrameworkBlock() throws IOException {
        Run run = check(aServer().notElevated().dotnetRelease(461814));
        assertThat(run.findings("session.elevated", "fail")).hasSize(1);
        assertThat(run.findings("netfx.min", "fail")).hasSize(1);
    }

    @Test
    void anAuthCertificateThatIsNotOnThisServerBlocks() throws IOException {
        Run run = check(aServer().authThumbprints("0:0123456789ABCDEF0123456789ABCDEF01234567"));
        assertThat(run.findings("auth.current-valid", "fail")).hasSize(1);
        assertThat(run.findings("auth.local-copy", "fail")).hasSize(1);
    }

    @Test
    void anAuthAttributeOfUnknownFormIsUnknownNotExpired() throws IOException {
        Run run = check(aServer().authThumbprints("7:0123456789ABCDEF0123456789ABCDEF01234567"));
        assertThat(run.findings("auth.current-valid", "unknown")).hasSize(1);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void theBackEndWithoutHttpsOrOnOneAddressUnderExtendedProtectionIsABlocker() throws IOException {
        ServerBuilder without = aServer().removeIisBinding("Exchange Back End", "https", "*:444:");
        assertThat(check(without).findings("iis.backend-444-binding", "fail").toString())
                .contains("blocker");
        ServerBuilder oneAddress = aServer()
                .removeIisBinding("Exchange Back End", "https", "*:444:")
                .iisBinding("Exchange Back End", "https", "10.0.0.5:444:");
        assertThat(check(oneAddress).findings("iis.backend-444-binding", "fail").toString())
                .contains("blocker", "10.0.0.5:444:");
    }

    @Test
    void aConfigurationThatIsNotXmlFailsTheRuleAboutItAndLeavesTheRestUnknown() throws IOException {
        String config = "files/C/Windows/System32/inetsrv/config/applicationHost.config";
        Run run = check(aServer().raw(config, "<configuration><broken".getBytes(StandardCharsets.UTF_8)));
        assertThat(run.findings("iis.config-xml", "fail")).hasSize(1);
        assertThat(run.findings("iis.sites", "unknown")).isNotEmpty();
        assertThat(run.findings("netfx.min", "pass")).hasSize(1);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void theCmdletDoesNotOverruleADirectoryThatNamesAnotherCurrentCertificate() throws IOException {
        String cmdlet = "<Objs xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj><Props>"
                + "<S N=\"CurrentCertificateThumbprint\">" + AUTH.thumbprint() + "</S></Props></Obj></Objs>";
        ServerBuilder server = aServer()
                .authThumbprints("0:" + AUTH_OLD.thumbprint(), "1:" + AUTH.thumbprint())
                .raw("powershell/Get-AuthConfig.clixml", cmdlet.getBytes(StandardCharsets.UTF_8));
        assertThat(check(server).findings("auth.current-valid", "unknown")).hasSize(1);
        assertThat(check(server).code()).isEqualTo(2);
        ServerBuilder unknownForm = aServer()
                .authThumbprints("0:XYZ")
                .raw("powershell/Get-AuthConfig.clixml", cmdlet.getBytes(StandardCharsets.UTF_8));
        assertThat(check(unknownForm).findings("auth.current-valid", "unknown")).hasSize(1);
    }

    @Test
    void aCmdletThatFailedHalfWayTakesNothingFromTheDirectory() throws IOException {
        String head = "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">";
        for (String cmdlet : List.of(
                "",
                head,
                head + "</Objs>",
                head + "<Nil /></Objs>",
                head + "<S>Der Vorgang konnte nicht ausgef\u00fchrt werden.</S></Objs>",
                head + "<Obj><MS><Nil N=\"CurrentCertificateThumbprint\" /></MS></Obj></Objs>",
                head + "<Obj><MS><S N=\"CurrentCertificateThumbprint\">x</S></MS></Obj></Objs>")) {
            ServerBuilder server =
                    aServer().raw("powershell/Get-AuthConfig.clixml", cmdlet.getBytes(StandardCharsets.UTF_16LE));
            assertThat(check(server).findings("auth.current-valid", "pass"))
                    .as(cmdlet)
                    .hasSize(1);
            assertThat(check(server).code()).as(cmdlet).isZero();
        }
    }

    @Test
    void twoExportsThatDisagreeDecideNothingWhateverTheirNames() throws IOException {
        byte[] other = new String(
                        aServer().dotnetRelease(533320).files().get("registry/dotnet.reg"), StandardCharsets.UTF_16LE)
                .getBytes(StandardCharsets.UTF_16LE);
        for (String name : List.of("registry/aa.reg", "registry/zz.reg")) {
            Run run = check(aServer().raw(name, other));
            assertThat(run.findings("netfx.min", "unknown")).hasSize(1);
            assertThat(run.findings("netfx.min", "unknown").toString())
                    .contains(name)
                    .contains("registry/dotnet.reg")
                    .contains("different values");
        }
    }

    @Test
    void anExportWithoutTheRolesClearsNothing() throws IOException {
        String whole = new String(aServer().files().get("registry/exchange.reg"), StandardCharsets.UTF_16LE);
        String cut = whole.replaceAll("(?s)\\[[^\\]\\r\\n]*Role\\]\\r\\n.*?\\r\\n\\r\\n", "");
        assertThat(cut).contains("\\Setup]").hasSizeLessThan(whole.length());
        Run run = check(aServer().raw("registry/exchange.reg", cut.getBytes(StandardCharsets.UTF_16LE)));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("no key of a server role");
    }

    @Test
    void aDamagedHashLeavesThePredictionUnknown() throws IOException {
        String bindings =
                new String(aServer().files().get("registry/http-ssl-bindings.reg"), StandardCharsets.UTF_16LE);
        String damaged = bindings.replaceFirst("(\"SslCertHash\"=hex:)[0-9a-f]{2},", "$1");
        Run run = check(aServer().raw("registry/http-ssl-bindings.reg", damaged.getBytes(StandardCharsets.UTF_16LE)));
        assertThat(run.findings("setup.iis-certificate", "unknown")).hasSize(1);
        assertThat(run.out()).contains("19 bytes, not 20");
    }

    @Test
    void aBindingOfTheCentralStoreIsUnknown() throws IOException {
        ServerBuilder server = aServer()
                .iisBinding("Default Web Site", "https", "*:443:mail.contoso.com")
                .sslFlags("Default Web Site", "*:443:mail.contoso.com", 3);
        Run run = check(server);
        assertThat(run.findings("cert.expired-in-use", "unknown")).hasSize(1);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void theLastInstantOfACertificateDoesNotCount() throws IOException {
        Path bundle = aServer().writeTo(folder.resolve("bundle"));
        Instant end = Instant.parse("2027-10-02T00:00:00Z");
        Run before = Run.check(bundle, end.minusSeconds(1).toString(), "--format", "json");
        assertThat(before.failed("iis.default-site-443-pair")).isEmpty();
        Run at = Run.check(bundle, end.toString(), "--format", "json");
        assertThat(at.failed("iis.default-site-443-pair")).hasSize(2);
    }

    @Test
    void aTokenWithoutAnIntegrityLevelIsUnknown() throws IOException {
        byte[] token = "\"Group\",\"Type\",\"SID\",\"Attributes\"\r\n\"x\",\"y\",\"S-1-5-32-544\",\"\"\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        Run run = check(aServer().raw("commands/whoami-groups.csv", token));
        assertThat(run.findings("session.elevated", "unknown")).hasSize(1);
    }

    @Test
    void aTargetThatSetupCannotReachIsNoted() throws IOException {
        Path bundle = aServer().writeTo(folder.resolve("bundle"));
        assertThat(Run.check(bundle, PLANNED, "--target", "2019-CU13").out()).contains("cannot upgrade this server");
        assertThat(Run.check(bundle, PLANNED, "--target", "15.2.9999.1").out())
                .contains("newer than this rule pack knows");
        assertThat(Run.check(bundle, PLANNED, "--target", "2019-CU15").out()).contains("Target Exchange 2019 CU15,");
    }
}
