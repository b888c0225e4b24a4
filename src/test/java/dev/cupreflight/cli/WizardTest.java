package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static dev.cupreflight.sample.SampleServer.demo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.SourceFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guided run as a person with plain lines meets it: from blocked to cleared, and everything that can go wrong. */
class WizardTest {
    /** First blocker, first way, first certificate, two steps done, go on; the same for the Auth certificate; verdict. */
    private static final List<String> WALK =
            List.of("1", "1", "1", "", "", "", "1", "", "", "", "", "", "", "", "2", "1");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aRunFile() {
        file = folder.resolve("walk.run.json");
    }

    private Run demoRun(List<String> lines) {
        return Run.typed(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"), "demo", "--ask", "--run", file);
    }

    private Path beside(String ending) {
        return folder.resolve("walk" + ending);
    }

    @Test
    void fromBlockedToCleared() throws IOException {
        Run run = demoRun(WALK);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("BLOCKED   4 blockers")
                .contains("(not offered: it is no longer")
                .contains("Checked again: blockers 4 -> 1")
                .contains("Checked again: blockers 1 -> 0")
                .contains("CLEARED   ");
        assertThat(Files.readString(beside("-checklist.html"))).contains("CLEARED");
        assertThat(Files.readString(beside("-report.json"))).contains("\"verdict\": \"cleared\"");
        assertThat(Files.readString(beside("-transcript.txt")))
                .contains("done by hand: Bind the same certificate to 127.0.0.1")
                .contains("command: netsh http update sslcert ipport=127.0.0.1:443")
                .contains("before: fail (blocker)")
                .contains("after: pass (blocker)");
    }

    @Test
    void theDemoGoesOnToSetupTheCheckAfterItAndTheComparison() throws IOException {
        List<String> toVerdict = WALK.subList(0, WALK.size() - 1);
        Run run = demoRun(Stream.concat(toVerdict.stream(), Stream.of("4", "D:\\Setup.EXE", "4", "", "2", "yes"))
                .toList());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("D:\\Setup.EXE does not exist on the sample server")
                .containsSubsequence(
                        "Collected and checked again: CLEARED",
                        "CLEARED: starting E:\\Setup.EXE /Mode:Upgrade",
                        "Demo: nothing is started on this computer.",
                        "Setup 0:03:41, task 1, test-SetupPrerequisites",
                        "Setup ended after 1:38:20 with exit code 0: it completed, and its log says so too.",
                        "After the update to Exchange SE RTM, judged as of Sun 6 Dec 2026 00:30 UTC",
                        "IN ORDER no failed blocker",
                        "Exchange 2019 CU14 Sep26SUv2 (15.2.1544.48) became Exchange SE RTM (15.2.2562.17)",
                        "AS EXPECTED Nothing changed that has no explanation.");
        assertThat(beside("-transcript.txt")).content().contains("Setup: asked for after a typed yes");
    }

    @Test
    void plainLinesHoldNoControlCharacters() {
        Run run = demoRun(WALK);
        assertThat(run.out().codePoints().filter(next -> next != '\n' && next != '\r'))
                .allMatch(Sanitizer::harmless);
    }

    @Test
    void theEndOfInputAtAnyPromptConsentsToNothingAndLosesNothing() throws IOException {
        List<String> lines = List.of("1", "1", "1", "x");
        for (int end = 0; end <= lines.size(); end++) {
            Files.deleteIfExists(file);
            Run run = demoRun(lines.subList(0, end));
            assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
            assertThat(run.out()).contains("Saved in " + file).doesNotContain("Exit code", "blockers 4 -> 1");
            assertThat(file).content().contains("\"schema\": \"cu-preflight/run/1\"");
        }
    }

    @Test
    void onlyATypedYesRunsAStep() {
        for (String answer : List.of("y", "", "ja", "yes please", "q", "no")) {
            Run run = demoRun(List.of("1", "1", "1", "x", answer));
            assertThat(run.out()).contains("Nothing was run.").doesNotContain("Exit code");
            assertThat(file.toFile().delete()).isTrue();
        }
        Run run = demoRun(List.of("1", "1", "1", "x", "yes"));
        assertThat(run.out()).contains("Exit code 0.").contains("blockers 4 -> 1");
    }

    @Test
    void aKilledRunGoesOnAtTheSameStepWithTheSameAnswers() throws IOException {
        Run killed = demoRun(List.of("1", "1", "2", ""));
        assertThat(killed.out()).contains("Step 2 of");
        Run resumed = demoRun(List.of("1"));
        assertThat(resumed.out()).contains("Continue where it stopped");
        String after = resumed.out().substring(resumed.out().indexOf("Continue it?"));
        assertThat(after).contains("Step 2 of").doesNotContain("Step 1 of");
        assertThat(file).content().contains("CN=EX01 until");
        Run anew = demoRun(List.of("2"));
        assertThat(anew.out()).contains("BLOCKED   4 blockers");
        assertThat(folder.resolve("walk.run.json.1.old")).exists();
    }

    @Test
    void everyWayOutOfTheDemoLeadsToACheckThatReadsTheChangedServer() throws IOException {
        for (String way : List.of("1", "2", "3")) {
            Files.deleteIfExists(file);
            List<String> lines = Stream.concat(
                            Stream.of("1", way, "1"), Stream.generate(() -> "").limit(5))
                    .toList();
            assertThat(demoRun(lines).out()).as(way).contains("blockers 4 -> 1");
        }
        for (String way : List.of("1", "2", "3")) {
            Files.deleteIfExists(file);
            List<String> lines = Stream.concat(
                            Stream.of("4", way), Stream.generate(() -> "").limit(7))
                    .toList();
            assertThat(demoRun(lines).out()).as(way).contains("blockers 4 -> 3");
        }
    }

    @Test
    void anotherCertificateIsReallyBound() {
        Run run = demoRun(List.of("1", "1", "2", "", "", ""));
        assertThat(run.out()).contains("ipport=0.0.0.0:443 certhash=").contains("self-signed: clients get a warning");
    }

    @Test
    void aSecondWizardIsKeptAway() throws IOException {
        Path lock = folder.resolve("walk.run.json.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
            Run run = demoRun(List.of());
            assertThat(run.code()).isEqualTo(65);
            assertThat(run.err()).contains("Another wizard").contains("--run");
        }
    }

    @Test
    void aDamagedRunFileIsNotOverwritten() throws IOException {
        Files.writeString(file, "{\"schema\": \"cu-preflight/run/1\", \"posi");
        Run run = demoRun(List.of("1"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("damaged").contains("Move it away");
        assertThat(file).hasContent("{\"schema\": \"cu-preflight/run/1\", \"posi");
    }

    @Test
    void aRunThatCannotBeSavedGoesOnAndSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("walk.run.json.tmp/in-the-way"));
        Run run = demoRun(List.of("1", "1", "1", "", ""));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("could not be saved")
                .contains("blockers 4 -> 1")
                .contains("could NOT be saved");
    }

    @Test
    void whoeverQuitsIsAskedToMakeRoomFirst() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("walk.run.json.tmp/in-the-way"));
        Script typed = new Script()
                .line("1", "1", "1", "", "q", "1")
                .then(() -> {
                    Files.delete(obstacle);
                    Files.delete(obstacle.getParent());
                })
                .line("1");
        Run run = Run.typed(typed, "demo", "--ask", "--run", file);
        assertThat(run.out())
                .containsSubsequence(
                        "could not be saved",
                        "The answers since the last save exist only here.",
                        "It still does not fit.",
                        "The answers since the last save exist only here.",
                        "The run is saved again.",
                        "Saved in " + file);
        assertThat(file).content().contains("netsh http update sslcert");
    }

    @Test
    void anExportThatDoesNotFitLeavesNoHalfFile() throws IOException {
        Files.createDirectories(beside("-report.json.tmp").resolve("in-the-way"));
        Run run = demoRun(List.of("e", "q"));
        assertThat(run.out()).contains("The files could not be written", "Saved in " + file);
        assertThat(beside("-report.json")).doesNotExist();
        assertThat(beside("-checklist.html")).content().endsWith("</html>\n");
    }

    @Test
    void whoeverWantedTheFilesIsAskedAgainWhenTheyDoNotFit() throws IOException {
        Files.createDirectories(beside("-report.json.tmp").resolve("in-the-way"));
        Run run = demoRun(List.of("7", "1", "5"));
        assertThat(run.out())
                .containsSubsequence("The files could not be written", "What next?", "> ", "Saved in " + file);
    }

    @Test
    void aWaiverIsBoundToWhatIsSeenAndCanBeUsedByACheck() throws Exception {
        Run run = demoRun(
                List.of("5", "w", "The proxy is changed on Monday", "", "2026-01-01", "soon", "", "yes", "o", "e"));
        assertThat(run.out())
                .contains("It must still hold at the planned time")
                .contains("\"soon\" is not a day")
                .contains("warnings 1 -> 0")
                .contains("1 waived");
        Path waivers = beside("-waivers.yaml");
        SourceFile written = PackFiles.file(waivers);
        assertThat(written.text()).contains("The proxy is changed on Monday");
        Path server = demo().writeTo(folder.resolve("server"));
        Run check = Run.check(server, "2026-12-05T22:00:00Z", "--waivers", waivers, "--format", "json");
        assertThat(check.json().getAsJsonObject("counts").get("waived").getAsInt())
                .isEqualTo(1);
    }

    @Test
    void withoutAReasonOrAYesNothingIsWaived() {
        assertThat(demoRun(List.of("5", "w", "")).out()).contains("Without a reason nothing is waived");
        assertThat(file.toFile().delete()).isTrue();
        assertThat(demoRun(List.of("5", "w", "because", "kim", "", "y")).out()).contains("Nothing was waived");
        assertThat(file.toFile().delete()).isTrue();
        assertThat(demoRun(List.of("1", "w")).out()).contains("Nobody may wave this rule through");
    }

    @Test
    void whyShowsTheValuesOfEachPart() {
        Run run = demoRun(List.of("4", "?"));
        assertThat(run.out())
                .contains("It passes when this is true:")
                .contains("authConfig.current.certificate.validAt(plannedAt)")
                .contains("= false")
                .contains("plannedAt = 5 Dec 2026 22:00 UTC")
                .contains("directory/exchange.ldf");
    }

    @Test
    void thePlanOrdersTheFixesAndSharesTheRestart() {
        Run run = demoRun(List.of("p"));
        assertThat(run.out()).contains("Plan of fixes   2 fixes, about 35 minutes together, with one restart of IIS");
        assertThat(run.out().indexOf("What needs a restart of IIS"))
                .isLessThan(run.out().indexOf("What needs Exchange cmdlets"));
    }

    @Test
    void anItemIsConfirmedWithANote() throws IOException {
        Run run = demoRun(List.of("6", "1", "2", "win-acme paused", "3", "", "1", "o", "e", "q"));
        assertThat(beside("-checklist.html")).content().contains("Confirmed, ").contains("win-acme paused");
        assertThat(run.out()).contains("Item 1 of").contains("Item 3 of");
        assertThat(beside("-checklist.html"))
                .content()
                .contains("\u2713</span>", "class=\"answer pass\">confirmed</span>")
                .contains("\u2717</span>", "class=\"answer block\">not so</span>")
                .contains("aria-label=\"not ticked\"");
        assertThat(beside("-report.json"))
                .content()
                .contains("\"status\": \"not so\"", "\"note\": \"win-acme paused\"");
        assertThat(beside("-transcript.txt"))
                .content()
                .contains("[confirmed]")
                .contains("win-acme paused")
                .contains("[NOT SO]");
    }

    @Test
    void aBundleIsReadAgainWhenItWasCollectedAgain() throws IOException {
        Path server = demo().writeTo(folder.resolve("server"));
        Script script = new Script()
                .line("1", "1", "1", "", "", "1")
                .then(() -> {
                    clear(server);
                    aServer().writeTo(server);
                })
                .line("1", "");
        Run run = Run.typed(
                script, "--evidence", server, "--at", "2026-12-05T22:00:00Z", "--run", folder.resolve("x.run.json"));
        assertThat(run.out())
                .contains("x = run it for me (not here: This reads a bundle;")
                .doesNotContain("also need")
                .contains("The bundle has not changed since the last look")
                .contains("Checked again: blockers 4 -> 0");
    }

    @Test
    void aBundleThatDisappearsOrIsDamagedLosesNothing() throws IOException {
        Path server = demo().writeTo(folder.resolve("server"));
        Script script = new Script()
                .then(() -> clear(server))
                .line("r")
                .then(() -> Files.writeString(server, "this was a folder once"))
                .line("r")
                .then(() -> {
                    Files.delete(server);
                    demo().raw("registry/certificates-my.reg", new byte[] {1, 2, 3})
                            .writeTo(server);
                })
                .line("r", "q");
        Run run = Run.typed(
                script, "--evidence", server, "--at", "2026-12-05T22:00:00Z", "--run", folder.resolve("x.run.json"));
        assertThat(run.code()).isIn(1, 2);
        assertThat(run.out())
                .contains("The evidence cannot be read now: does not exist")
                .contains("The last check stands")
                .contains("unknown 0 -> ");
        assertThat(run.out()).doesNotContain("CLEARED");
    }

    @Test
    void withoutEvidenceItSaysWhatToType() {
        Run run = Run.of();
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("--evidence PATH").contains("cu-preflight demo");
    }

    @Test
    void theOtherChecklistsAreWalkedTheSameWay() throws IOException {
        Path server = demo().writeTo(folder.resolve("server"));
        for (String checklist : List.of("certificate-renewal", "auth-certificate")) {
            Run run = Run.typed(
                    "q\n",
                    "--evidence",
                    server,
                    "--at",
                    "2026-12-05T22:00:00Z",
                    "--checklist",
                    checklist,
                    "--run",
                    folder.resolve(checklist + ".json"));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("NOT DONE").doesNotContain("CLEARED", "BLOCKED");
        }
    }

    @Test
    void aHostileServerNameIsNoPath() throws IOException {
        Path server = aServer().named("..\\..\\x").writeTo(folder.resolve("server"));
        Path here = Files.createDirectory(folder.resolve("here"));
        Run run = Run.in(here, "q\n", "--evidence", server, "--at", "2026-12-05T22:00:00Z");
        assertThat(run.out()).contains("Every answer is kept in");
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.startsWith("cu-preflight-"));
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void aScriptIsReadToItsEnd() throws IOException {
        byte[] all = new Script().line("a", "b").readAllBytes();
        assertThat(Arrays.equals(all, "a\nb\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }
}
