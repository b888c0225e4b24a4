package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.install.VolatileEvidence;
import dev.cupreflight.sample.ProgramFile;
import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.SampleSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gate: every case in which Setup may or may not be started, and what is said at its end. */
class InstallTest {
    private static final List<String> ARGUMENTS = List.of(
            "/Mode:Upgrade",
            "/IAcceptExchangeServerLicenseTerms_DiagnosticDataOFF",
            "/TargetDir:D:\\Exchange Server\\",
            "@x");
    private static final String SESSION_MANAGER = "SYSTEM\\CurrentControlSet\\Control\\Session Manager";

    @TempDir
    private Path folder;

    private FakeInstall server;

    @BeforeEach
    void aHealthyServer() throws IOException {
        server = new FakeInstall(folder);
        server.logged = FakeInstall.success();
    }

    /** What is special about a case. */
    private interface Change {
        void apply(FakeInstall server) throws Exception;
    }

    private static Arguments started(String name, Change change) {
        return Arguments.of(name, change, List.of(), 0, true, "its log says so too");
    }

    private static Arguments stopped(String name, int code, String says, Change change) {
        return Arguments.of(name, change, List.of(), code, false, says);
    }

    private static Arguments with(List<String> options, Arguments given) {
        Object[] values = given.get();
        values[2] = options;
        return Arguments.of(values);
    }

    private static byte[] restart() {
        return new RegistryExport()
                .key(SESSION_MANAGER)
                .strings("PendingFileRenameOperations", "\\??\\C:\\Windows\\old.dll", "")
                .bytes();
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                started("a cleared server", each -> {}),
                stopped(
                        "a blocked server",
                        1,
                        "the server is blocked",
                        each -> each.first = aServer().withExpiredCertificateOn("127.0.0.1:443")),
                stopped(
                        "bindings that could not be read",
                        2,
                        "could not be decided",
                        each -> each.first = aServer().without("registry/http-ssl-bindings.reg")),
                stopped(
                        "a damaged artefact",
                        2,
                        "could not be decided",
                        each -> each.first = aServer().raw("registry/services.reg", new byte[] {1, 2, 3})),
                stopped("no evidence at all", 65, "the disk is full", each -> each.collects = false),
                stopped(
                        "an empty server",
                        2,
                        "could not be decided",
                        each -> each.first = aServer()
                                .without("registry")
                                .without("files")
                                .without("commands")
                                .without("directory")),
                stopped(
                        "a binding that moves to an expired certificate",
                        1,
                        "cert.expired-in-use",
                        each -> each.later = aServer().withExpiredCertificateOn("127.0.0.1:443")),
                stopped(
                        "a service that is disabled meanwhile",
                        1,
                        "now fail",
                        each -> each.later = aServer().service("W3SVC", 4)),
                stopped(
                        "a restart that is due meanwhile",
                        1,
                        "now fail",
                        each -> each.later = aServer().raw("registry/restart.reg", restart())),
                stopped(
                        "a session that is not elevated any more",
                        1,
                        "session.elevated",
                        each -> each.later = aServer().notElevated()),
                stopped(
                        "bindings that cannot be read the second time",
                        2,
                        "can no longer be decided",
                        each -> each.later = aServer().without("registry/http-ssl-bindings.reg")),
                stopped("a second look that fails", 2, "the disk is full", each -> each.refreshes = false),
                stopped(
                        "another server the second time",
                        1,
                        "",
                        each -> each.later = aServer().named("EX02")),
                stopped(
                        "a build that changes meanwhile",
                        1,
                        "another build",
                        each -> each.later = aServer().build("15.2.1544.4", "15.2.1544.11")),
                stopped(
                        "a Setup that is replaced meanwhile",
                        1,
                        "replaced or changed",
                        each -> each.beforeSecondLook =
                                () -> Files.write(each.setup, ProgramFile.setup("15.2.1748.24"))),
                stopped(
                        "a Setup that changes in one byte",
                        1,
                        "replaced or changed",
                        each -> each.beforeSecondLook = () -> {
                            byte[] bytes = Files.readAllBytes(each.setup);
                            bytes[0x20] ^= 1;
                            Files.write(each.setup, bytes);
                        }),
                stopped(
                        "a Setup that is gone",
                        1,
                        "Is the ISO mounted?",
                        each -> each.beforeSecondLook = () -> Files.delete(each.setup)),
                stopped(
                        "a check that is too old when it comes to the start",
                        2,
                        "held until",
                        each -> each.beforeSecondLook = () -> each.wait(Duration.ofMinutes(61))),
                stopped(
                        "Setup of the installed update",
                        65,
                        "the same cumulative update",
                        each -> Files.write(each.setup, ProgramFile.setup("15.2.1544.4"))),
                stopped(
                        "Setup of an older update",
                        65,
                        "older than what is installed",
                        each -> Files.write(each.setup, ProgramFile.setup("15.2.1258.12"))),
                stopped(
                        "Setup of a build that nobody knows",
                        65,
                        "",
                        each -> Files.write(each.setup, ProgramFile.setup("15.0.1.1"))),
                stopped(
                        "another program",
                        65,
                        "is not Setup of Exchange",
                        each -> Files.write(
                                each.setup,
                                ProgramFile.program(
                                        ProgramFile.PE32,
                                        ProgramFile.versionResource(
                                                "15.2.1748.10", "Text editor", "Notes", "notes.exe")))),
                stopped("a script", 65, "not a Windows program", each -> Files.writeString(each.setup, "echo")),
                stopped(
                        "a security update",
                        65,
                        "Windows Installer package",
                        each -> Files.write(
                                each.setup, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})),
                stopped("no Setup", 65, "Is the ISO mounted?", each -> Files.delete(each.setup)),
                stopped(
                        "a folder",
                        65,
                        "is a folder",
                        each -> each.typed = each.setup.getParent().toString()),
                stopped(
                        "a path of another computer",
                        65,
                        "on another computer",
                        each -> each.typed = "\\\\files\\iso\\Setup.EXE"),
                stopped("a network drive", 65, "network drive N:", each -> {
                    each.typed = "N:\\Setup.EXE";
                    each.networkDrive = true;
                }),
                stopped("a system that is not Windows", 64, "Windows only", each -> each.windows = false),
                with(List.of("--dry-run"), stopped("a dry run", 0, "", each -> {})),
                with(
                        List.of("--format", "json"),
                        stopped("JSON beside Setup's own output", 64, "--dry-run", each -> {})),
                with(List.of("--valid-for", "25h"), stopped("too long a validity", 64, "1m to 24h", each -> {})),
                with(List.of("--valid-for", "soon"), stopped("no time", 64, "60m, 2h or 1d", each -> {})),
                with(List.of("--rules", "none"), stopped("rules that are not there", 65, "", each -> {})),
                with(List.of("--waivers", "none"), stopped("waivers that are not there", 65, "", each -> {})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void setupIsStartedOnlyWhenTheServerIsCleared(
            String name, Change change, List<String> options, int code, boolean starts, String says) throws Exception {
        change.apply(server);
        Run run = server.install(ARGUMENTS, options.toArray(String[]::new));
        assertThat(server.started).as(name + run).hasSize(starts ? 1 : 0);
        assertThat(run.code()).as(name + run.err()).isEqualTo(code);
        assertThat(run.out() + run.err()).contains(says);
    }

    @Test
    void theArgumentsArriveUntouchedAndTheVolatileEvidenceIsLookedAtAgain() throws Exception {
        assertThat(server.install(ARGUMENTS).code()).isZero();
        assertThat(server.started).containsExactly(ARGUMENTS);
        assertThat(server.refreshed).isEqualTo(VolatileEvidence.ARTEFACTS);
        assertThat(aServer().files().keySet()).containsAll(VolatileEvidence.ARTEFACTS);
    }

    @Test
    void aWaiverOpensTheGateWhileItHoldsAndNoLonger() throws Exception {
        server.first = aServer().service("W3SVC", 4);
        server.later = server.first;
        Path report = folder.resolve("r.json");
        assertThat(server.install(ARGUMENTS, "--report", "json=" + report).code())
                .isEqualTo(1);
        Path waivers = folder.resolve("w.yaml");
        Files.writeString(waivers, waivers(report, "2026-11-22T00:00:00Z"));
        assertThat(server.install(ARGUMENTS, "--waivers", waivers.toString()).code())
                .isZero();
        assertThat(server.started).hasSize(1);
        server.anew();
        Files.writeString(waivers, waivers(report, "2026-11-21T10:00:00Z"));
        assertThat(server.install(ARGUMENTS, "--waivers", waivers.toString()).code())
                .isEqualTo(1);
        assertThat(server.started).isEmpty();
    }

    @Test
    void aWaiverThatExpiresBetweenCheckAndStartStopsSetup() throws Exception {
        server.first = aServer().service("W3SVC", 4);
        server.later = server.first;
        Path report = folder.resolve("r.json");
        server.install(ARGUMENTS, "--report", "json=" + report);
        Path waivers = folder.resolve("w.yaml");
        Files.writeString(waivers, waivers(report, "2026-11-21T10:40:00Z"));
        server.beforeSecondLook = () -> server.wait(Duration.ofMinutes(20));
        Run run = server.install(ARGUMENTS, "--waivers", waivers.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(server.started).isEmpty();
        assertThat(run.err()).contains("was waived, now fail");
    }

    /** A waiver for each blocker that failed. */
    private static String waivers(Path report, String expires) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        StringBuilder text = new StringBuilder("waivers:\n");
        json.getAsJsonArray("findings").forEach(each -> {
            JsonObject finding = each.getAsJsonObject();
            String subject = finding.get("subject").getAsString();
            if (finding.get("status").getAsString().equals("fail")
                    && finding.get("severity").getAsString().equals("blocker")) {
                text.append("  - {rule: ")
                        .append(finding.get("rule").getAsString())
                        .append(subject.isEmpty() ? "" : ", subject: '" + subject + "'")
                        .append(", reason: r, owner: o, expires: '")
                        .append(expires)
                        .append("', seen: '")
                        .append(finding.get("seen").getAsString().replace("'", "''"))
                        .append("'}\n");
            }
        });
        return text.toString();
    }

    @Test
    void aDryRunSaysWhatWouldBeStartedAndWhy() throws Exception {
        Run run = server.install(ARGUMENTS, "--dry-run");
        assertThat(run.out())
                .contains("Nothing was started (--dry-run)")
                .contains(server.setup + " /Mode:Upgrade /IAcceptExchangeServerLicenseTerms_DiagnosticDataOFF"
                        + " \"/TargetDir:D:\\Exchange Server\\\\\" @x")
                .contains("15.2.1748.10, newer than the installed 15.2.1544")
                .contains("the checklist before-cu cleared EX01.contoso.com");
        assertThat(server.refreshed).isNotEmpty();
    }

    @Test
    void aFailureIsExplainedWithAWayOutThatNeedsNoManagementShell() throws Exception {
        server.exitCode = 1;
        server.logged = FakeInstall.run(
                "Installing certificate signed by 'CN=Contoso Issuing CA' for site 'Default Web Site'.  Certificate is valid"
                        + " from 10/20/2025 12:00:00 PM until 10/20/2026 12:00:00 PM",
                "[ERROR] The certificate is expired.",
                "Setup is stopping now because of one or more critical errors.",
                "End of Setup");
        Run run = server.install(ARGUMENTS, "--record", "end.json");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains("Setup ended after 1:35:00 with exit code 1: it FAILED.")
                .contains("certificate-expired", "netsh http update sslcert ipport=127.0.0.1:443", "IIS Manager");
        assertThat(Files.readString(folder.resolve("end.json")))
                .contains("\"exitCode\": 1", "\"seconds\": 5700", "\"ended\": \"failed\"", "/Mode:Upgrade");
    }

    @Test
    void anUnknownFailureShowsTheLastErrorInFull() throws Exception {
        server.exitCode = 1;
        server.logged = FakeInstall.run(
                "[ERROR] The flux capacitor is empty.",
                "Setup is stopping now because of one or more critical errors.",
                "End of Setup");
        assertThat(server.install(ARGUMENTS).out()).contains("The flux capacitor is empty.");
        server.anew();
        server.logged = "";
        assertThat(server.install(ARGUMENTS).out()).contains("There is nothing about this run");
    }

    @Test
    void aKilledSetupIsRecognised() throws Exception {
        server.exitCode = -1073741510;
        server.logged = FakeInstall.run("Setup will run the task 'Start-PreFileCopy'");
        Run run = server.install(ARGUMENTS);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("0xC000013A", "its log ends in the middle", "start the same command again");
    }

    @Test
    void aRestartThatSetupAsksForIsPassedOn() throws Exception {
        server.exitCode = 3010;
        assertThat(server.install(ARGUMENTS)).satisfies(run -> {
            assertThat(run.code()).isEqualTo(3010);
            assertThat(run.out()).contains("Windows has to restart. Restart it now.");
        });
        server.anew();
        server.exitCode = 1641;
        assertThat(server.install(ARGUMENTS).code()).isEqualTo(1641);
    }

    @Test
    void anExitCodeOfSuccessIsNotBelievedWithoutTheLog() throws Exception {
        server.logged = FakeInstall.run("Setup will run the task 'Start-PreFileCopy'");
        Run run = server.install(ARGUMENTS);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("does not say that it completed");
        server.anew();
        server.logged = FakeInstall.run("[ERROR] x", "Setup is stopping now because of one or more critical errors.");
        assertThat(server.install(ARGUMENTS).out()).contains("it FAILED");
    }

    /** Here a script takes the place of the program once the gate has looked at it; on Windows it is the program itself. */
    @Test
    void theProcessGetsItsArgumentsAndFolderAndItsExitCodeComesBack() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
        server.logged = "";
        server.starter = (permit, arguments) -> {
            Files.writeString(server.setup, "#!/bin/sh\npwd > out.txt\nprintf '%s\\n' \"$@\" >> out.txt\nexit 7\n");
            assertThat(server.setup.toFile().setExecutable(true)).isTrue();
            return new SetupProcess().run(permit, arguments);
        };
        Run run = server.install(ARGUMENTS);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("with exit code 7: it FAILED");
        List<String> seen = Files.readAllLines(server.setup.resolveSibling("out.txt"));
        assertThat(seen.get(0)).isEqualTo(server.setup.getParent().toRealPath().toString());
        assertThat(seen.subList(1, seen.size())).isEqualTo(ARGUMENTS);
    }

    @Test
    void aSetupThatCannotBeStartedIsNotAFailureOfSetup() throws Exception {
        server.starter = (permit, arguments) -> {
            throw new IOException("error=740, elevation is needed");
        };
        Run run = server.install(ARGUMENTS);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("error=740");
    }

    @Test
    void whatAProgramSaysOfItselfReachesNoTerminalAsItIs() throws Exception {
        Files.write(
                server.setup,
                ProgramFile.program(
                        ProgramFile.PE32, ProgramFile.versionResource("15.2.1.1", "x", "\u001B[2J\u202E", "\u001B]8")));
        assertThat(server.install(ARGUMENTS).err()).doesNotContain("\u001B", "\u202E");
    }

    @Test
    void aClearanceThatNoLongerHoldsAtTheStartIsTakenBack() throws Exception {
        server.later = aServer().notElevated();
        assertThat(server.install(ARGUMENTS, "--clearance", "c.json").code()).isEqualTo(1);
        assertThat(folder.resolve("c.json")).doesNotExist();
    }

    @Test
    void theWizardIsOfferedWhenTheServerIsBlocked() throws Exception {
        server.first = aServer().withExpiredCertificateOn("127.0.0.1:443");
        Run run = server.install(new Script().line("q"), ARGUMENTS, "--ask", "--run", "left.run.json");
        assertThat(run.code()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).contains("Where do you want to start?");
        assertThat(server.started).isEmpty();
    }

    /** The overview, then the verdict; there Start Setup is the fourth choice, and leaving without files the fifth. */
    @Test
    void setupIsStartedFromTheEndOfTheWizardOnlyIfThatIsChosen() throws Exception {
        for (String choice : List.of("5", "4")) {
            server.anew();
            server.first = aServer().withExpiredCertificateOn("127.0.0.1:443");
            Script typed = new Script().then(() -> server.first = aServer()).line("r", "3", choice);
            Run run = server.install(typed, ARGUMENTS, "--ask", "--run", choice + ".run.json");
            assertThat(run.code()).as(run.out() + run.err()).isZero();
            assertThat(server.started).as(run.out()).hasSize(choice.equals("4") ? 1 : 0);
        }
    }

    @Test
    void theEndOfTheWizardIsNotBelievedWithoutAFreshCheck() throws Exception {
        server.first = aServer().withExpiredCertificateOn("127.0.0.1:443");
        Script typed = new Script()
                .then(() -> server.first = aServer())
                .line("r", "3")
                .then(() -> server.first = aServer().withExpiredCertificateOn("127.0.0.1:443"))
                .line("4");
        Run run = server.install(typed, ARGUMENTS, "--ask", "--run", "x.run.json");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(server.started).isEmpty();
    }

    @Test
    void theClearanceSaysWhatWasClearedAndVerifyBelievesIt() throws Exception {
        Path key = Files.write(folder.resolve("key.p12"), new byte[0]);
        SampleSigner signer = SampleSigner.curve("CN=Release Desk", "secp256r1");
        Files.write(key, signer.pkcs12());
        Path trust = Files.write(folder.resolve("trust.pem"), signer.pem());
        Path password = Files.writeString(folder.resolve("password.txt"), SampleSigner.PASSWORD + "\r\n");
        Run run = server.install(
                ARGUMENTS,
                "--dry-run",
                "--clearance",
                "c.json",
                "--sign",
                "key.p12",
                "--sign-password-file",
                "password.txt");
        assertThat(run.code()).as(run.err()).isZero();
        Path clearance = folder.resolve("c.json");
        List<String> command = new ArrayList<>(List.of(
                "verify", clearance.toString(), "--trust", trust.toString(), "--setup", server.setup.toString()));
        Run verified = Run.of(command.toArray());
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("for this very Setup program", "YES: everything that was asked holds");
        assertThat(Files.readString(password)).isNotEmpty();
        server.first = aServer().withExpiredCertificateOn("127.0.0.1:443");
        server.install(ARGUMENTS, "--clearance", "c.json");
        assertThat(clearance).doesNotExist();
        assertThat(folder.resolve("c.json.p7s")).doesNotExist();
    }

    @Test
    void theProgramItselfRefusesElsewhereThanOnWindows() {
        Run run = Run.of("install", "--", server.setup, "/Mode:Upgrade");
        if (!WindowsHost.here()) {
            assertThat(run.code()).isEqualTo(64);
            assertThat(run.err()).contains("runs on Windows only");
        }
        assertThat(Run.of("install").code()).isEqualTo(64);
    }
}
