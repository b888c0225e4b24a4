package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static dev.cupreflight.sample.SampleServer.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.sample.ServerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checklist after a cumulative update, on the sample server in the night of the update. */
class AfterUpdateTest {
    private static final String NIGHT = "2026-12-06T00:40:00Z";
    private static final String OWA = "https://localhost:443/owa/healthcheck.htm";

    @TempDir
    private Path folder;

    private Run after(ServerBuilder server, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--checklist", "after-cu"));
        options.addAll(List.of(more));
        return Run.check(server.writeTo(folder), NIGHT, options.toArray(Object[]::new));
    }

    @Test
    void aServerAfterAGoodUpdateIsInOrder() throws IOException {
        Run run = after(updated());
        assertThat(run.out())
                .contains("IN ORDER   no failed blocker", "After the update to Exchange 2019 CU15")
                .contains("Confirm the 14 open items, then")
                .doesNotContain("NOT IN ORDER", "[x]", "[?]", "[!]", "start Setup", "Do not start");
        assertThat(run.code()).isZero();
    }

    @Test
    void servicesLeftDisabledAndComponentsLeftInactiveKeepItOutOfService() throws IOException {
        Run run = after(updated()
                .service("MSExchangeIS", 4)
                .service("W3SVC", 4)
                .componentStates("1:ServerWideOffline:Functional:0:638700000000000000"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("NOT IN ORDER", "Keep the server out of service.")
                .contains("The service MSExchangeIS (Microsoft Exchange Information Store) is disabled")
                .contains("The service W3SVC")
                .contains("ServerWideOffline (Functional) is not active")
                .contains(
                        "Set-ServerComponentState EX01 -Component ServerWideOffline -State Active -Requester Functional");
    }

    @Test
    void anotherBuildThanTheOneThatWasMeantIsNotInOrder() throws IOException {
        Run run = after(updated(), "--target", "SE-RTM", "--format", "json");
        assertThat(run.failed("post.version")).hasSize(1);
        assertThat(run.findings("post.reboot", "unknown").toString())
                .contains("its last run was not Setup of build 15.2.2562.17");
        assertThat(run.json().get("target").getAsString()).isEqualTo("Exchange SE RTM");
    }

    @Test
    void onlyAPartOfTheHealthPagesClearsNothing() throws IOException {
        Run run = after(updated().raw("commands/healthcheck.txt", text("200 " + OWA + "\r\n")), "--format", "json");
        assertThat(run.findings("post.http", "fail").toString()).contains("Only 1 pages were asked");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aPageThatDoesNotAnswerIsNamed() throws IOException {
        Run run = after(updated().healthPage(OWA, 503), "--format", "json");
        assertThat(run.failed("post.http")).containsExactly(OWA);
        assertThat(run.findings("post.http", "fail").toString()).contains("while the component is not active");
    }

    @Test
    void withoutTheHealthPagesItIsUndetermined() throws IOException {
        Run run = after(updated().without("commands/healthcheck.txt"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out())
                .contains("Missing: commands/healthcheck.txt", "Keep the server out of service. 1 blocker could not");
    }

    @Test
    void evidenceOfTheTimeBeforeIsNotTakenForTheTimeAfter() throws IOException {
        Run run = after(aServer(), "--target", "2019-CU15");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("post.version", "The evidence is 14 days old: collect again, and check that.");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
