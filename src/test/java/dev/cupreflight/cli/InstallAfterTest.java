package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.history.History;
import dev.cupreflight.history.RunEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows a run of Setup: collect again, check, compare, keep. */
class InstallAfterTest {
    private static final List<String> ARGUMENTS = List.of("/Mode:Upgrade");

    @TempDir
    private Path folder;

    private FakeInstall server;
    private Path history;

    @BeforeEach
    void aServerWhoseSetupSucceeds() throws IOException {
        server = new FakeInstall(folder);
        server.logged = FakeInstall.success();
        history = folder.resolve("history");
    }

    private Run install() throws Exception {
        return server.install(ARGUMENTS, "--history", history.toString());
    }

    private List<RunEntry> kept() throws IOException {
        return new History(history).list().runs();
    }

    private Path file(String kind, String name) throws IOException {
        RunEntry run = kept().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return history.resolve(run.id()).resolve(name);
    }

    @Test
    void aServerInOrderIsSaidToBeSoAndItsChangesAreExplained() throws Exception {
        Run run = install();
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("its log says so too", "IN ORDER   no failed blocker")
                .contains("After the update to Exchange 2019 CU15")
                .contains("became Exchange 2019 CU15")
                .doesNotContain("NOT IN ORDER");
    }

    @Test
    void servicesLeftDisabledAreNamedAndTheExitCodeSaysSo() throws Exception {
        server.updated = updated().service("W3SVC", 4);
        Run run = install();
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(4);
        assertThat(run.out())
                .contains("with exit code 0: it completed", "NOT IN ORDER", "The service W3SVC")
                .doesNotContain("it FAILED");
        String comparison = Files.readString(file("install", "comparison.json"));
        assertThat(comparison).contains("W3SVC");
        assertThat(comparison.split("\"expected\": false", -1)).as(comparison).hasSize(2);
        assertThat(kept()).anyMatch(each -> each.outcome().equals("completed, not in order") && !each.good());
    }

    @Test
    void theHistoryHoldsBothBundlesTheReportsAndTheRecord() throws Exception {
        install();
        assertThat(kept()).extracting(RunEntry::kind).containsExactlyInAnyOrder("before-setup", "install");
        for (String name : List.of(
                "evidence-before/manifest.json",
                "evidence-after/manifest.json",
                "report-before.json",
                "report-after.json",
                "report-after.html",
                "comparison.json",
                "setup-end.json")) {
            assertThat(file("install", name)).as(name).isNotEmptyFile();
        }
        assertThat(file("before-setup", "evidence/manifest.json")).isNotEmptyFile();
        assertThat(kept()).allMatch(RunEntry::good);
        Run compared = Run.of("compare", file("install", "evidence-before"), file("install", "evidence-after"));
        assertThat(compared.code()).as(compared.out()).isZero();
    }

    @Test
    void aHistoryThatCannotBeWrittenIsSaidAndChangesNothingElse() throws Exception {
        Files.writeString(history, "a file where the folder should be");
        Run run = install();
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("The run could not be kept in " + history);
        assertThat(run.out()).contains("IN ORDER   no failed blocker");
        server.anew();
        server.exitCode = 1;
        server.logged = FakeInstall.run("[ERROR] x", "End of Setup");
        assertThat(install().code()).isEqualTo(3);
    }

    @Test
    void aServerThatCannotBeCollectedAfterwardsIsNotSaidToBeInOrder() throws Exception {
        server.collectsAfter = false;
        Run run = install();
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out())
                .contains("could not be checked after the update: the disk is full", "Setup itself completed");
        assertThat(file("install", "setup-end.json")).isNotEmptyFile();
    }

    @Test
    void aFailureKeepsItsBundleAndItsDiagnosis() throws Exception {
        server.exitCode = 1;
        server.logged = FakeInstall.run(
                "[ERROR] The certificate is expired.",
                "Setup is stopping now because of one or more critical errors.",
                "End of Setup");
        assertThat(install().code()).isEqualTo(3);
        for (String name : List.of(
                "evidence-before/manifest.json", "evidence-after/manifest.json", "diagnosis.json", "setup-end.json")) {
            assertThat(file("install", name)).as(name).isNotEmptyFile();
        }
        server.anew();
        server.collectsAfter = false;
        Run again = install();
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.out()).contains("could not be collected: the disk is full");
    }

    @Test
    void aRestartComesFirstAndTheEvidenceOfBeforeIsThereAfterIt() throws Exception {
        server.exitCode = 1641;
        Run run = install();
        assertThat(run.code()).isEqualTo(1641);
        assertThat(run.out()).contains("After the restart, check the server").doesNotContain("IN ORDER");
        assertThat(file("before-setup", "evidence/manifest.json")).isNotEmptyFile();
    }
}
