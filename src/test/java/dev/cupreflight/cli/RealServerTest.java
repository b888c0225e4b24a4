package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.cupreflight.evidence.Corpus;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verdicts on a real Exchange 2019 server, healthy on the day of collection, as its certificates run out. */
class RealServerTest {
    private static final String EXCHANGE = "6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28";
    private static final String AUTH = "C3EDCF181EF4F9B53D01768ECA99564014BCA6E7";
    private static final List<String> IIS_RULES =
            List.of("cert.expired-in-use", "iis.default-site-443-pair", "setup.iis-certificate");

    private static Run at(String instant) {
        return Run.check(Corpus.soloE19a(), instant, "--format", "json");
    }

    /** What its capture does not hold is unknown, and so the server is not cleared; but nothing is found against it. */
    @Test
    void onTheDayOfCollectionNothingFailsAndWhatIsMissingIsNamed() {
        Run run = at("2021-10-07T00:00:00Z");
        assertThat(run.verdict()).isEqualTo("undetermined");
        assertThat(run.code()).isEqualTo(2);
        assertThat(rules(run, "fail")).containsExactly("ad.prep-level", "ep.readiness", "prereq.vc2013");
        assertThat(run.json().getAsJsonArray("findings"))
                .extracting(each -> each.getAsJsonObject())
                .filteredOn(finding -> finding.get("status").getAsString().equals("fail"))
                .allSatisfy(finding ->
                        assertThat(finding.get("severity").getAsString()).isEqualTo("warning"));
        assertThat(run.findings("prereq.vc2013", "fail").toString()).contains("12.0.21005", "\"warning\"");
        assertThat(run.findings("prereq.ucma", "not-applicable")).hasSize(1);
        assertThat(List.of("svc.disabled", "svc.msdtc", "svc.remotereg", "svc.w3svc-winrm-msi", "cert.wmsvc"))
                .allSatisfy(rule -> assertThat(run.findings(rule, "pass")).isNotEmpty());
        assertThat(run.json().getAsJsonArray("findings"))
                .extracting(each -> each.getAsJsonObject())
                .filteredOn(finding -> finding.get("status").getAsString().equals("unknown"))
                .allSatisfy(
                        finding -> assertThat(finding.getAsJsonArray("missing").toString())
                                .containsAnyOf(
                                        "not in the bundle",
                                        "exported",
                                        "does not exist in the export",
                                        "has no value",
                                        "exported without",
                                        "holds no ",
                                        "not collected",
                                        "has no currentTime"));
        JsonObject server = run.json().getAsJsonObject("server");
        assertThat(server.get("name").getAsString()).isEqualTo("Solo-E19A.Solo.com");
        assertThat(server.get("exchange").getAsString()).isEqualTo("Exchange 2019 CU11");
        assertThat(server.get("build").getAsString()).isEqualTo("15.2.986.5");
    }

    private static SortedSet<String> rules(Run run, String status) {
        SortedSet<String> found = new TreeSet<>();
        run.json().getAsJsonArray("findings").forEach(each -> {
            if (each.getAsJsonObject().get("status").getAsString().equals(status)) {
                found.add(each.getAsJsonObject().get("rule").getAsString());
            }
        });
        return found;
    }

    @Test
    void whenTheAuthCertificateHasExpiredItIsBlockedByThatAndNothingIsFoundAgainstItsHttpsCertificate() {
        Run run = at("2024-11-20T00:00:00Z");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.findings("auth.current-valid", "fail"))
                .hasSize(1)
                .allSatisfy(finding ->
                        assertThat(finding.get("message").getAsString()).contains(AUTH));
        assertThat(IIS_RULES).allSatisfy(rule -> {
            assertThat(run.findings(rule, "fail")).isEmpty();
            assertThat(run.findings(rule, "unknown"))
                    .extracting(finding -> finding.get("subject").getAsString())
                    .isSubsetOf("connectors");
            assertThat(run.findings(rule, "pass")).isNotEmpty();
        });
    }

    @Test
    void whenTheIisCertificateHasExpiredTooEveryEndpointIsNamed() {
        Run run = at("2024-12-10T00:00:00Z");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.failed("cert.expired-in-use")).contains("0.0.0.0:443", "127.0.0.1:443", "0.0.0.0:444");
        assertThat(run.failed("iis.default-site-443-pair")).containsExactlyInAnyOrder("0.0.0.0:443", "127.0.0.1:443");
        assertThat(run.findings("setup.iis-certificate", "fail")).hasSize(1);
        assertThat(Stream.of("cert.expired-in-use", "iis.default-site-443-pair", "setup.iis-certificate")
                        .flatMap(rule -> run.findings(rule, "fail").stream()))
                .allSatisfy(finding ->
                        assertThat(finding.get("message").getAsString()).contains(EXCHANGE));
        assertThat(run.findings("auth.current-valid", "fail")).hasSize(1);
    }

    @Test
    void aFindingNamesTheArtefactsItRestsOn() {
        Run run = at("2024-12-10T00:00:00Z");
        JsonObject finding = run.findings("iis.default-site-443-pair", "fail").get(0);
        assertThat(finding.getAsJsonArray("evidence"))
                .extracting(each -> each.getAsString())
                .contains(
                        "registry/http-ssl-bindings.reg",
                        "registry/certificates-my.reg",
                        "files/C/Windows/System32/inetsrv/config/applicationHost.config");
    }
}
