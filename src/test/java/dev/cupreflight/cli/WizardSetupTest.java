package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.history.History;
import dev.cupreflight.history.RunEntry;
import dev.cupreflight.sample.ProgramFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard without a command on a cleared server: from its verdict to Setup, through the gate of install. */
class WizardSetupTest {
    private static final List<String> UPGRADE =
            List.of("/Mode:Upgrade", "/IAcceptExchangeServerLicenseTerms_DiagnosticDataOFF");

    @TempDir
    private Path folder;

    private FakeInstall server;
    private Path history;

    @BeforeEach
    void aClearedServer() throws IOException {
        server = new FakeInstall(folder);
        server.logged = FakeInstall.success();
        history = folder.resolve("history");
    }

    /** From the overview to the verdict, and from there to Setup. */
    private Run wizard(String... lines) throws Exception {
        List<String> all = new ArrayList<>(List.of("2", "4"));
        Collections.addAll(all, lines);
        return server.wizard(new Script().line(all.toArray(String[]::new)), history);
    }

    @Test
    void aClearedServerIsUpdatedAndChecked() throws Exception {
        Run run = wizard(server.setup.toString(), "2", "yes");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(server.started).containsExactly(UPGRADE);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("That is Setup of Exchange 2019 CU15. The server was checked for Exchange SE RTM until now.")
                .contains("It accepts the licence terms of Exchange Server in your name.")
                .contains("CLEARED: starting " + server.setup)
                .contains("IN ORDER no failed blocker", "became Exchange 2019 CU15");
    }

    @Test
    void theLicenceIsAcceptedOnlyByWhoeverSaysSo() throws Exception {
        wizard(server.setup.toString(), "3", "yes");
        assertThat(server.started.get(0)).contains("/IAcceptExchangeServerLicenseTerms_DiagnosticDataON");
        server.anew();
        clear();
        Run typed = wizard(server.setup.toString(), "4", "/Mode:Upgrade \"/x:a b", "/Mode:Upgrade \"/x:a b\"", "yes");
        assertThat(server.started).containsExactly(List.of("/Mode:Upgrade", "/x:a b"));
        assertThat(typed.out()).contains("A quotation mark is left open").doesNotContain("in your name");
    }

    @Test
    void nothingButAYesAtTheEndStartsIt() throws Exception {
        String setup = server.setup.toString();
        List<List<String>> ways = List.of(
                List.of(),
                List.of("no"),
                List.of(""),
                List.of(setup),
                List.of(setup, ""),
                List.of(setup, "1"),
                List.of(setup, "back"),
                List.of(setup, "4", ""),
                List.of(setup, "2"),
                List.of(setup, "2", ""),
                List.of(setup, "2", "y"),
                List.of(setup, "2", "yes please"),
                List.of(setup, "2", "no"));
        for (List<String> way : ways) {
            clear();
            Run run = wizard(way.toArray(String[]::new));
            assertThat(server.started).as(way + run.out()).isEmpty();
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void aRefusedProgramSaysWhyAndComesBackToTheVerdict() throws Exception {
        Path old = Files.write(folder.resolve("media").resolve("old.exe"), ProgramFile.setup("15.2.1258.12"));
        Path other = Files.writeString(folder.resolve("notes.txt"), "no program");
        List<List<String>> ways = List.of(
                List.of(old.toString(), "older than what is installed"),
                List.of(other.toString(), "is not a program"),
                List.of(folder.resolve("gone.exe").toString(), "does not exist"),
                List.of(folder.toString(), "is a folder"),
                List.of("\\\\files\\iso\\Setup.EXE", "is on another computer"),
                List.of("x\u0000y", "Setup was not started"));
        for (List<String> way : ways) {
            clear();
            Run run = wizard(way.get(0), "5");
            assertThat(server.started).as(run.out()).isEmpty();
            assertThat(run.out().replaceAll("\\s+", " ")).contains(way.get(1), "Setup was not started.");
            assertThat(run.out().split("What next\\?", -1)).as(run.out()).hasSize(4);
        }
    }

    @Test
    void aServerThatHasChangedMeanwhileIsNotUpdated() throws Exception {
        Script typed = new Script()
                .line("2", "4", server.setup.toString(), "2")
                .then(() -> server.first = aServer().withExpiredCertificateOn("127.0.0.1:443"))
                .line("yes");
        Run run = server.wizard(typed, history);
        assertThat(run.code()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains("Setup was NOT started: the server is blocked");
        assertThat(server.started).isEmpty();
        server.first = aServer();
        server.later = aServer().notElevated();
        clear();
        Run late = wizard(server.setup.toString(), "2", "yes");
        assertThat(late.err()).contains("the server has changed since it was checked a moment ago");
        assertThat(server.started).isEmpty();
    }

    @Test
    void aBlockerThatWasWaivedInTheWizardIsWaivedAtTheGateToo() throws Exception {
        server.first = aServer().withoutInternalTransport();
        server.later = server.first;
        Script typed = new Script()
                .line(
                        "1",
                        "w",
                        "mail goes another way",
                        "kim",
                        "",
                        "yes",
                        "",
                        "2",
                        "4",
                        server.setup.toString(),
                        "2",
                        "yes");
        Run run = server.wizard(typed, history);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("CLEARED: starting " + server.setup);
        assertThat(server.started).containsExactly(UPGRADE);
    }

    @Test
    void aBundleSaysWhereSetupIsStarted() throws Exception {
        Path bundle = aServer().writeTo(folder.resolve("evidence"));
        Run run = Run.in(folder, "2\n5\n", "--evidence", bundle, "--at", "2026-12-05T22:00:00Z");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Start Setup (not offered: this is a bundle; on the server: cu-preflight install");
    }

    @Test
    void theHistoryKeepsTheGuidedRunAndWhatFollowed() throws Exception {
        wizard(server.setup.toString(), "2", "yes");
        List<RunEntry> runs = new History(history).list().runs();
        assertThat(runs).extracting(RunEntry::kind).containsExactlyInAnyOrder("wizard", "before-setup", "install");
        for (RunEntry run : runs) {
            Path kept = history.resolve(run.id());
            if (run.kind().equals("wizard")) {
                assertThat(kept.resolve("evidence/manifest.json")).isNotEmptyFile();
                assertThat(kept.resolve("report.json")).content().contains("\"verdict\": \"cleared\"");
            }
            if (!run.kind().equals("before-setup")) {
                assertThat(kept.resolve("transcript.txt")).content().contains("Setup: asked for after a typed yes");
                assertThat(kept.resolve("wizard.run.json")).content().contains("cu-preflight/run/1");
            }
        }
        Run listed = Run.of("history", "--history", history);
        assertThat(listed.out()).contains("-wizard-EX01", "cu-preflight history show");
    }

    @Test
    void aHistoryThatCannotBeWrittenStopsNothing() throws Exception {
        Files.writeString(history, "a file where the folder should be");
        Run run = wizard("no", "5");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("The run could not be kept in " + history);
    }

    private void clear() throws IOException {
        Files.deleteIfExists(folder.resolve("cu-preflight-EX01-before-cu.run.json"));
    }
}
