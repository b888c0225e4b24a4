package dev.cupreflight.facts;

import static dev.cupreflight.sample.CertificateBuilder.certificateFor;
import static dev.cupreflight.sample.SampleServer.AUTH;
import static dev.cupreflight.sample.SampleServer.EXCHANGE;
import static dev.cupreflight.sample.SampleServer.ISSUING_CA;
import static dev.cupreflight.sample.SampleServer.MAIL_2025;
import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.sample.SampleCertificate;
import dev.cupreflight.sample.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The decision tree of setup-certificates.md section 2, branch by branch. */
class SetupForecastTest {
    private static final String SITE = "Default Web Site";
    private static final String ALL = "0.0.0.0:443";
    private static final String LOOPBACK = "127.0.0.1:443";

    private static SetupPrediction predict(ServerBuilder server) {
        return ServerFacts.of(server).setup().ifKnown().orElseThrow();
    }

    private static List<String> thumbprints(SetupPrediction prediction) {
        return prediction.candidates().stream().map(Certificate::thumbprint).toList();
    }

    private static ServerBuilder unbound() {
        return aServer().withoutBinding(ALL).withoutBinding(LOOPBACK);
    }

    private static SampleCertificate issued(String name, String from, String to) {
        return certificateFor("CN=" + name)
                .dnsNames(name)
                .valid(from, to)
                .issuedBy(ISSUING_CA)
                .make();
    }

    @Test
    void theBoundCertificateIsKeptWhateverItsValidity() {
        SetupPrediction healthy = predict(aServer());
        assertThat(thumbprints(healthy)).containsExactly(MAIL_2026.thumbprint());
        assertThat(healthy.certain()).isTrue();
        assertThat(healthy.rebinds()).isFalse();

        SetupPrediction expired = predict(aServer().binding(ALL, MAIL_2025).binding(LOOPBACK, MAIL_2025));
        assertThat(thumbprints(expired)).containsExactly(MAIL_2025.thumbprint());
        assertThat(expired.certain()).isTrue();
    }

    @Test
    void twoDifferentBoundCertificatesAreBothPossible() {
        SetupPrediction prediction = predict(aServer().withExpiredCertificateOn(LOOPBACK));
        assertThat(thumbprints(prediction)).containsExactlyInAnyOrder(MAIL_2026.thumbprint(), MAIL_2025.thumbprint());
        assertThat(prediction.certain()).isFalse();
        assertThat(prediction.because()).contains("not known which");
    }

    @Test
    void theSiteIsFoundByItsNumberNotByItsName() {
        assertThat(predict(aServer()).obstacles()).isEmpty();
        byte[] renumbered = new String(
                        aServer().files().get("files/C/Windows/System32/inetsrv/config/applicationHost.config"),
                        StandardCharsets.UTF_8)
                .replace("id=\"1\"", "id=\"7\"")
                .getBytes(StandardCharsets.UTF_8);
        SetupPrediction prediction =
                predict(aServer().raw("files/C/Windows/System32/inetsrv/config/applicationHost.config", renumbered));
        assertThat(prediction.obstacles()).containsExactly("IIS has no site with ID 1");
    }

    @Test
    void aBoundCertificateInAnotherStoreIsReplacedByTheSearch() {
        ServerBuilder server = aServer()
                .withoutCertificate(MAIL_2026)
                .store("WebHosting", MAIL_2026)
                .binding(ALL, MAIL_2026.thumbprint(), "WebHosting", "4dc3e181-e14b-4a21-b022-59fc669b0914")
                .binding(LOOPBACK, MAIL_2026.thumbprint(), "WebHosting", "4dc3e181-e14b-4a21-b022-59fc669b0914");
        SetupPrediction prediction = predict(server);
        assertThat(prediction.rebinds()).isTrue();
        assertThat(thumbprints(prediction)).containsExactly(EXCHANGE.thumbprint());
        assertThat(prediction.because()).contains(MAIL_2026.thumbprint()).contains("not in the personal store");
    }

    @Test
    void theSearchIgnoresWildcardsAndForeignNamesAndTakesTheSelfSignedCertificate() {
        SampleCertificate wildcard = issued("*.contoso.com", "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        SetupPrediction prediction = predict(unbound().certificate(wildcard));
        assertThat(thumbprints(prediction)).containsExactly(EXCHANGE.thumbprint());
        assertThat(prediction.rebinds()).isTrue();
    }

    @Test
    void theSearchSelectsAnExpiredCertificateOfAnAuthorityEvenWhenAValidSelfSignedOneExists() {
        SampleCertificate expired = issued("EX01.contoso.com", "2025-06-01T00:00:00Z", "2026-06-01T00:00:00Z");
        SetupPrediction prediction = predict(unbound().certificate(expired));
        assertThat(thumbprints(prediction)).containsExactly(expired.thumbprint());
    }

    @Test
    void theSearchPrefersTheNewestAndAnOlderValidOneLosesToANewerExpiredOne() {
        SampleCertificate older = issued("EX01.contoso.com", "2025-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
        SampleCertificate newerExpired = issued("ex01.contoso.com", "2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z");
        assertThat(thumbprints(predict(unbound().certificate(older)))).containsExactly(older.thumbprint());
        assertThat(thumbprints(predict(unbound().certificate(older).certificate(newerExpired))))
                .containsExactly(newerExpired.thumbprint());
    }

    @Test
    void aChoiceThatDependsOnRevocationIsNotCertain() {
        SampleCertificate valid = issued("EX01.contoso.com", "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        assertThat(predict(unbound().certificate(valid)).certain()).isFalse();
        assertThat(predict(unbound()).certain()).isTrue();
    }

    @Test
    void withoutAnyCandidateSetupMakesASelfSignedCertificate() {
        SetupPrediction prediction = predict(unbound().withoutCertificate(EXCHANGE));
        assertThat(prediction.candidates()).isEmpty();
        assertThat(prediction.createsNew()).isTrue();
        assertThat(prediction.takes()).isEqualTo("a new self-signed certificate");
        assertThat(prediction.obstacles()).isEmpty();
    }

    @Test
    void theSearchFailsForAComputerNameThatIsNotADnsName() {
        SetupPrediction prediction = predict(unbound().named("EX_01"));
        assertThat(prediction.obstacles()).hasSize(1);
        assertThat(prediction.obstacles().get(0)).contains("ex_01");
        assertThat(predict(aServer().named("EX_01")).obstacles()).isEmpty();
    }

    @Test
    void aHashLeftInTheLegacyMetabaseMakesTheChoiceUncertain() {
        SetupPrediction prediction = predict(aServer().customMetadata5506(SITE, MAIL_2025.thumbprint()));
        assertThat(prediction.certain()).isFalse();
        assertThat(thumbprints(prediction)).containsExactly(MAIL_2026.thumbprint());
        assertThat(prediction.suspected()).extracting(Certificate::thumbprint).containsExactly(MAIL_2025.thumbprint());
    }

    @Test
    void theAuthCertificateIsNeverACandidateOfTheSearch() {
        assertThat(thumbprints(predict(unbound()))).doesNotContain(AUTH.thumbprint());
    }

    @Test
    void withoutTheBindingsOrTheStoreNothingIsPredicted() {
        Facts noBindings = ServerFacts.of(aServer().without("registry/http-ssl-bindings.reg"));
        assertThat(noBindings.setup().missing())
                .extracting(Missing::artefact)
                .anyMatch(a -> a.contains("SslBindingInfo"));
        Facts noStore = ServerFacts.of(aServer().without("registry/certificates-my.reg"));
        assertThat(noStore.setup().missing()).isNotEmpty();
        Facts noIis =
                ServerFacts.of(aServer().without("files/C/Windows/System32/inetsrv/config/applicationHost.config"));
        assertThat(noIis.setup().missing()).isNotEmpty();
    }

    @Test
    void theNamesOfTheServerAreOnlyNeededForTheSearch() {
        assertThat(ServerFacts.of(aServer().without("registry/windows.reg"))
                        .setup()
                        .ifKnown())
                .isPresent();
    }
}
