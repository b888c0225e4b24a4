package dev.cupreflight.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner with real processes: tools that hang, flood, fail, and registries that answer in German. */
class CollectorTest {
    private static final String TOOL = """
                steps:
                  - {artefact: commands/a.txt, command: {tool: a.exe, arguments: [x y, '']}, facts: [], seconds: 2, megabytes: 1}
                """;
    private static final String V15 = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ExchangeServer\\v15";
    private static final String EXCHANGE = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso";

    @TempDir
    private Path folder;

    private FakeWindows windows;
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T22:00:00Z"));
    private final List<String> missing = new ArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public void step(int number, int of, String artefact) {}

        @Override
        public void missing(String artefact, String why) {
            missing.add(artefact + ": " + why);
        }
    };

    @BeforeEach
    void makesAWindows() {
        windows = new FakeWindows(folder.resolve("windows"));
    }

    @Test
    void keepsWhatAToolPrintsAndTellsHow() throws Exception {
        windows.with("a.exe", "printf '%s|' \"$@\"; echo more >&2");
        Manifest.Entry entry = only(collected(TOOL));

        assertThat(text("commands/a.txt")).isEqualTo("x y||");
        assertThat(entry.exitCode()).contains(0L);
        assertThat(entry.failure()).isEmpty();
        assertThat(entry.sha256().orElseThrow()).hasSize(64);
        assertThat(entry.command().orElseThrow()).endsWith("a.exe\" \"x y\" \"\"");
        assertThat(entry.milliseconds()).isPresent();
    }

    @Test
    void aToolThatFailsLeavesNoArtefactAndItsFirstLine() throws Exception {
        windows.with("a.exe", "echo half; printf 'Zugriff verweigert \\344\\033[31m\\nmore' >&2; exit 5");
        Manifest.Entry entry = only(collected(TOOL));

        assertThat(entry.error()).contains("exit code 5: Zugriff verweigert ??[31m");
        assertThat(bundle().resolve("commands/a.txt")).doesNotExist();
        assertThat(missing).hasSize(1);
    }

    @Test
    void aToolThatIsNotThereIsNamed() throws Exception {
        assertThat(only(collected(TOOL)).error().orElseThrow()).endsWith("a.exe is not on this server");
    }

    @Test
    void aToolThatHangsIsStoppedWithItsChildren() throws Exception {
        Path sign = folder.resolve("alive");
        windows.with("a.exe", "(sleep 4; touch '" + sign + "') & echo begun; sleep 60");
        long start = System.nanoTime();
        Manifest.Entry entry = only(collected(TOOL));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(entry.error()).contains("did not end within 2 seconds and was stopped");
        assertThat(bundle().resolve("commands/a.txt")).doesNotExist();
        Thread.sleep(3000);
        assertThat(sign).doesNotExist();
    }

    @Test
    void aToolThatWritesWithoutEndIsCut() throws Exception {
        windows.with("a.exe", "yes");
        Manifest.Entry entry = only(collected(TOOL));

        assertThat(entry.error()).contains("wrote more than 1 MiB and was stopped; nothing of it was kept");
        assertThat(bundle().resolve("commands/a.txt")).doesNotExist();
    }

    @Test
    void aToolThatComplainsWithoutEndIsCutToo() throws Exception {
        windows.with("a.exe", "yes >&2");
        assertThat(only(collected(TOOL)).error().orElseThrow()).startsWith("wrote more than 1 MiB");
    }

    @Test
    void aKeyThatItsParentDoesNotListIsAbsent() throws Exception {
        windows.withRegistry(
                Map.of(), Map.of("HKEY_LOCAL_MACHINE\\SOFTWARE", "\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Other\n"));
        Manifest.Entry entry = only(collected(key(EXCHANGE)));

        assertThat(entry.absent()).containsExactly(EXCHANGE);
        assertThat(entry.failure()).isEmpty();
    }

    @Test
    void aKeyIsAbsentWhenOneAboveItIs() throws Exception {
        windows.withRegistry(
                Map.of(), Map.of("HKEY_LOCAL_MACHINE\\SOFTWARE", "\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Other\n"));
        assertThat(only(collected(key(EXCHANGE + "\\v15\\Setup"))).absent()).containsExactly(EXCHANGE + "\\v15\\Setup");
    }

    @Test
    void aKeyThatItsParentListsIsNeverAbsent() throws Exception {
        windows.withRegistry(
                Map.of(), Map.of("HKEY_LOCAL_MACHINE\\SOFTWARE", "\nHKEY_LOCAL_MACHINE\\software\\CONTOSO\n"));
        Manifest.Entry entry = only(collected(key(EXCHANGE)));

        assertThat(entry.absent()).isEmpty();
        assertThat(entry.error().orElseThrow())
                .isEqualTo("exit code 1: FEHLER: Der angegebene Registrierungsschluessel wurde nicht gefunden.; "
                        + EXCHANGE + " exists, but could not be read");
    }

    @Test
    void aKeyBelowOneThatMayNotBeReadIsNeverAbsent() throws Exception {
        windows.withRegistry(
                Map.of(), Map.of("HKEY_LOCAL_MACHINE\\SOFTWARE", "\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\n"));
        assertThat(only(collected(key(EXCHANGE + "\\v15"))).failure().orElseThrow())
                .contains(EXCHANGE + " exists, but could not be read");
    }

    @Test
    void aRegistryThatDoesNotAnswerAtAllIsNotAnEmptyOne() throws Exception {
        windows.with("reg.exe", "exit 1");
        assertThat(only(collected(key(EXCHANGE))).failure().orElseThrow()).contains("the registry could not be read");
    }

    @Test
    void aFileIsCopiedOrAbsent() throws Exception {
        windows.file("C:\\a b\\one.txt", "1");
        Manifest manifest = collected("steps:\n  - copy: ['C:\\a b\\one.txt', 'C:\\a b\\none.txt']\n    facts: []\n");

        assertThat(text("files/C/a b/one.txt")).isEqualTo("1");
        assertThat(entry(manifest, "files/C/a b/none.txt").absent()).containsExactly("C:\\a b\\none.txt");
    }

    @Test
    void aFileThatMayNotBeReadIsNotAbsent() throws Exception {
        windows.file("C:\\denied\\two.txt", "2");
        assumeThat(System.getProperty("user.name"))
                .as("root may read everything")
                .isNotEqualTo("root");
        Files.setPosixFilePermissions(windows.file("C:\\denied"), PosixFilePermissions.fromString("---------"));
        Manifest denied = collected("steps:\n  - copy: ['C:\\denied\\two.txt']\n    facts: []\n");
        assertThat(only(denied).error()).contains("access denied");
    }

    @Test
    void aFileThatIsTooLargeIsNotKeptInPart() throws Exception {
        windows.file("C:\\large.txt", "x".repeat(2_000_000));
        Manifest manifest = collected("steps:\n  - {copy: ['C:\\large.txt'], facts: [], megabytes: 1}\n");
        assertThat(only(manifest).error().orElseThrow()).contains("larger than 1 MiB");
        assertThat(bundle().resolve("files/C/large.txt")).doesNotExist();
    }

    @Test
    void aFolderIsListedAsCmdDoes() throws Exception {
        windows.file("C:\\keys\\größe", "").file("C:\\keys\\sub\\x", "");
        collected("""
                steps:
                  - {artefact: commands/dir-a.txt, folder: 'C:\\keys', facts: []}
                  - {artefact: commands/dir-b.txt, folder: 'C:\\keys', only: folders, facts: []}
                  - {artefact: commands/dir-c.txt, folder: 'C:\\nowhere', facts: []}
                """);

        assertThat(new String(Files.readAllBytes(bundle().resolve("commands/dir-a.txt")), StandardCharsets.UTF_16LE)
                        .lines())
                .containsExactlyInAnyOrder("größe", "sub");
        assertThat(new String(Files.readAllBytes(bundle().resolve("commands/dir-b.txt")), StandardCharsets.UTF_16LE))
                .isEqualTo("sub\r\n");
        assertThat(entry(manifest(), "commands/dir-c.txt").absent()).containsExactly("C:\\nowhere");
    }

    @Test
    void accessListsWithGapsAreKept() throws Exception {
        windows.with("icacls.exe", "printf 'a\\nD:\\n' > \"$3\"; exit 5").file("C:\\keys\\a", "");
        Manifest.Entry entry =
                only(collected("steps:\n  - {artefact: commands/acl-a.sddl, access: 'C:\\keys\\*', facts: []}\n"));

        assertThat(entry.failure()).isEmpty();
        assertThat(entry.note().orElseThrow()).contains("some entries could not be read");
        assertThat(text("commands/acl-a.sddl")).isEqualTo("a\nD:\n");
    }

    @Test
    void stepsUseWhatEarlierOnesFound() throws Exception {
        windows.withRegistry(
                        Map.of(), Map.of(EXCHANGE, "\n" + EXCHANGE + "\n    Path    REG_SZ    D:\\Ex & Co\\V15\\\n"))
                .file("D:\\Ex & Co\\V15\\bin\\a.exe", "x")
                .with("b.exe", "cat <<'end'\ndn:\nconfig: CN=Configuration,DC=corp,\n DC=contoso,DC=com\nend")
                .with("c.exe", "printf '%s' \"$1\"")
                .with("d.exe", "printf 'C:\\\\Web1\\\\\\r\\n%%SystemDrive%%\\\\web1\\r\\nshare\\r\\nE:\\\\Web 2\\r\\n'")
                .file("C:\\Web1\\web.config", "1")
                .file("E:\\Web 2\\web.config", "2");
        collected("""
                steps:
                  - {let: install, value: {key: '%s', name: Path}}
                  - {copy: ['{install}\\bin\\a.exe'], facts: []}
                  - {artefact: directory/root.ldf, command: {tool: b.exe, arguments: []}, facts: []}
                  - {let: config, ldif: {artefact: directory/root.ldf, attribute: config}}
                  - {let: dns, domainOf: config}
                  - {artefact: commands/c.txt, command: {tool: c.exe, arguments: ['x={config}']}, facts: []}
                  - {artefact: commands/folders.txt, command: {tool: d.exe, arguments: []}, facts: []}
                  - {let: web, lines: {artefact: commands/folders.txt}}
                  - {copy: ['{web}\\web.config'], facts: []}
                """.formatted(EXCHANGE));

        assertThat(text("files/D/Ex & Co/V15/bin/a.exe")).isEqualTo("x");
        assertThat(text("commands/c.txt")).isEqualTo("x=CN=Configuration,DC=corp,DC=contoso,DC=com");
        assertThat(text("files/C/Web1/web.config")).isEqualTo("1");
        assertThat(text("files/E/Web 2/web.config")).isEqualTo("2");
        assertThat(manifest().entries()).as("each folder once").hasSize(6);
    }

    @Test
    void aStepWhoseValueIsNotKnownSaysWhy() throws Exception {
        windows.with("reg.exe", "exit 1").with("c.exe", "echo never");
        Manifest.Entry entry = only(collected("""
                steps:
                  - {let: x, value: {key: 'HKEY_LOCAL_MACHINE\\A', name: B}}
                  - {artefact: commands/c.txt, command: {tool: c.exe, arguments: ['{x}']}, facts: []}
                """));
        assertThat(entry.error())
                .contains("not tried: x is not known: HKEY_LOCAL_MACHINE\\A has no B, or could not be read");
    }

    @Test
    void anInterruptedRunLeavesAValidBundleThatSaysWhatIsMissing() throws Exception {
        windows.with("a.exe", "echo first").with("b.exe", "sleep 60");
        String plan = """
                steps:
                  - {artefact: commands/a.txt, command: {tool: a.exe, arguments: []}, facts: []}
                  - {artefact: commands/b.txt, command: {tool: b.exe, arguments: []}, facts: []}
                  - {artefact: commands/c.txt, command: {tool: c.exe, arguments: []}, facts: []}
                """;
        Thread collecting = Thread.currentThread();
        Thread hand = new Thread(() -> {
            try {
                while (!Files.exists(bundle().resolve("commands/a.txt"))) {
                    Thread.sleep(20);
                }
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            collecting.interrupt();
        });
        hand.start();

        assertThat(collector(plan).collect(bundle(), Optional.empty(), progress))
                .isFalse();
        assertThat(entry(manifest(), "commands/a.txt").failure()).isEmpty();
        assertThat(entry(manifest(), "commands/b.txt").error()).contains("collecting was stopped during this step");
        assertThat(entry(manifest(), "commands/c.txt").error()).contains("not tried: collecting was stopped before");
        try (Bundle read = Bundle.open(bundle())) {
            assertThat(read.read("commands/a.txt").ifKnown()).isPresent();
            assertThat(read.read("commands/c.txt").missing().get(0).reason()).contains("not collected: not tried");
        }
    }

    @Test
    void everyMomentHasAManifestThatNamesWhatIsStillMissing() throws Exception {
        windows.with("a.exe", "cp '" + bundle().resolve("manifest.json") + "' '" + folder.resolve("seen.json") + "'");
        collected(TOOL);
        Manifest seen = Manifest.parse(Files.readAllBytes(folder.resolve("seen.json")));
        assertThat(only(seen).error()).contains("not tried: collecting was stopped before");
    }

    @Test
    void partsAreCollectedAgainAndTheRestStays() throws Exception {
        windows.with("a.exe", "echo one").with("b.exe", "echo one");
        String plan = """
                steps:
                  - {artefact: commands/a.txt, command: {tool: a.exe, arguments: []}, facts: []}
                  - {artefact: commands/b.txt, command: {tool: b.exe, arguments: []}, facts: []}
                """;
        collected(plan);
        windows.with("a.exe", "echo two").with("b.exe", "echo two");

        collector(plan).again(bundle(), Set.of("Commands/A.txt", "registry/unknown.reg"), progress);
        assertThat(text("commands/a.txt")).isEqualTo("two\n");
        assertThat(text("commands/b.txt")).isEqualTo("one\n");
        assertThat(manifest().entries())
                .hasSize(2)
                .allMatch(entry -> entry.failure().isEmpty());

        windows.with("a.exe", "exit 3");
        collector(plan).again(bundle(), Set.of("commands/a.txt"), progress);
        assertThat(bundle().resolve("commands/a.txt"))
                .as("what could not be read again is not believed")
                .doesNotExist();
    }

    @Test
    void nothingIsMissedThatIsOptional() throws Exception {
        Manifest manifest = collected("""
                steps:
                  - powershell:
                      - {artefact: powershell/A.clixml, script: '1', facts: [], optional: true}
                      - {artefact: powershell/B.clixml, script: '2', facts: []}
                """);
        assertThat(manifest.entries()).extracting(Manifest.Entry::path).containsExactly("powershell/B.clixml");
    }

    @Test
    void whatTheBatchFileAloneDoesIsNotDoneHere() throws Exception {
        windows.with("WindowsPowerShell\\v1.0\\powershell.exe", "echo x > \"$CU_PREFLIGHT_OUTPUTS/A.clixml\"");
        Manifest manifest = collected("""
                steps:
                  - powershell:
                      - {artefact: powershell/A.clixml, script: '1', facts: []}
                    batchOnly: true
                """);
        assertThat(manifest.entries()).isEmpty();
        assertThat(bundle().resolve("powershell")).doesNotExist();
    }

    @Test
    void oneProcessMakesSeveralFilesAndEachMayFail() throws Exception {
        windows.with("WindowsPowerShell\\v1.0\\powershell.exe", "echo x > \"$CU_PREFLIGHT_OUTPUTS/B.clixml\"; exit 1");
        Manifest manifest = collected("""
                steps:
                  - powershell:
                      - {artefact: powershell/A.clixml, script: '1', facts: []}
                      - {artefact: powershell/B.clixml, script: '2', facts: []}
                """);
        assertThat(entry(manifest, "powershell/A.clixml").error().orElseThrow())
                .isEqualTo("PowerShell did not make it: exit code 1");
        assertThat(entry(manifest, "powershell/B.clixml").failure()).isEmpty();
    }

    @Test
    void theZipHoldsTheSameAndItsManifestLast() throws Exception {
        windows.with("a.exe", "echo one");
        collected(TOOL);
        Path zip = folder.resolve("out dir é.zip");
        BundleArchive.write(bundle(), zip, false);
        try (Bundle fromZip = Bundle.open(zip);
                Bundle fromFolder = Bundle.open(bundle());
                java.util.zip.ZipFile file = new java.util.zip.ZipFile(zip.toFile())) {
            assertThat(fromZip.sha256()).isEqualTo(fromFolder.sha256());
            assertThat(fromZip.notes()).isEmpty();
            assertThat(file.stream()
                            .reduce((first, second) -> second)
                            .orElseThrow()
                            .getName())
                    .isEqualTo("manifest.json");
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> BundleArchive.write(bundle(), zip, false))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("out dir é.zip.part")).doesNotExist();
    }

    @Test
    void whoCollectedIsInTheManifest() throws Exception {
        windows.with(
                "whoami.exe",
                "if [ $1 = /user ]; then echo '\"Benutzer\",\"SID\"'; echo '\"contoso\\kim\",\"S-1-5-21-1-2-3-4\"';"
                        + " else echo '\"x\",\"y\",\"S-1-16-12288\",\"z\"'; fi");
        Manifest manifest = collected("""
                steps:
                  - {artefact: commands/whoami-user.csv, command: {tool: whoami.exe, arguments: [/user]}, facts: []}
                  - {artefact: commands/whoami-groups.csv, command: {tool: whoami.exe, arguments: [/groups]}, facts: []}
                """);
        assertThat(manifest.identity()).contains("contoso\\kim");
        assertThat(manifest.elevated()).contains(true);
        assertThat(manifest.host()).contains("EX01");
        assertThat(manifest.collectedAt()).contains(Instant.parse("2026-11-21T22:00:00Z"));
        assertThat(manifest.collector()).contains("cu-preflight test");
    }

    @Test
    void whatCannotBeWrittenIsMissingAndTheRestGoesOn() throws Exception {
        windows.with("a.exe", "echo one");
        Files.createDirectories(bundle());
        Files.writeString(bundle().resolve("commands"), "a file where a folder should be");
        Manifest manifest = collected("""
                steps:
                  - {artefact: commands/a.txt, command: {tool: a.exe, arguments: []}, facts: []}
                  - {artefact: events/b.xml, command: {tool: a.exe, arguments: []}, facts: []}
                """);
        assertThat(entry(manifest, "commands/a.txt").error().orElseThrow()).startsWith("could not be written");
        assertThat(entry(manifest, "events/b.xml").failure()).isEmpty();
    }

    @Test
    void saysAtOnceWhatStandsInTheWay() throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        assertThat(new Readiness(windows, new SystemProcesses(), scratch)
                        .obstacle()
                        .orElseThrow())
                .contains("whoami.exe");
        windows.with("whoami.exe", "echo '\"x\",\"y\",\"S-1-16-8192\",\"z\"'").with("reg.exe", "exit 1");
        assertThat(new Readiness(windows, new SystemProcesses(), scratch)
                        .obstacle()
                        .orElseThrow())
                .contains("not elevated")
                .contains("Run as administrator");
        windows.with("whoami.exe", "echo '\"x\",\"y\",\"S-1-16-12288\",\"z\"'");
        assertThat(new Readiness(windows, new SystemProcesses(), scratch)
                        .obstacle()
                        .orElseThrow())
                .contains("no Exchange Server");
        windows.with("reg.exe", "exit 0");
        assertThat(new Readiness(windows, new SystemProcesses(), scratch).obstacle())
                .isEmpty();
    }

    private static String key(String key) {
        return "steps:\n  - {artefact: registry/a.reg, registry: '" + key + "', facts: []}\n";
    }

    @Test
    void keepsWhatTheEndpointsAnswerAndWhyOthersDoNot() throws Exception {
        windows.withRegistry(Map.of(), Map.of(V15, "\n" + V15 + "\\MailboxRole\n"));
        AtomicReference<Map<String, byte[]>> answer =
                new AtomicReference<>(Map.of("tls/a_443.json", new byte[] {1}, "tls/a_443.pem", new byte[] {2}));
        Collector collector = asking(fqdn -> List.of(
                new Endpoints.Question("tls/a_443.json", List.of("tls/a_443.pem"), "asks " + fqdn, answer::get),
                new Endpoints.Question("commands/healthcheck.txt", List.of(), "pages", () -> {
                    throw new IllegalStateException("no TLS");
                })));
        collector.collect(bundle(), Optional.empty(), progress);

        assertThat(bundle().resolve("tls/a_443.pem")).hasBinaryContent(new byte[] {2});
        assertThat(entry(manifest(), "tls/a_443.json").command()).contains("asks Optional.empty");
        assertThat(entry(manifest(), "tls/a_443.json").sha256()).isPresent();
        assertThat(entry(manifest(), "commands/healthcheck.txt").error().orElseThrow())
                .startsWith("could not be asked")
                .contains("no TLS");

        answer.set(Map.of("tls/a_443.json", new byte[] {3}));
        collector.again(bundle(), Set.of("TLS/A_443.JSON"), progress);

        assertThat(bundle().resolve("tls/a_443.json")).hasBinaryContent(new byte[] {3});
        assertThat(bundle().resolve("tls/a_443.pem")).doesNotExist();
        assertThat(manifest().entries()).noneMatch(each -> each.path().endsWith(".pem"));
    }

    @Test
    void aServerWithoutTheMailboxRoleIsNotAsked() throws Exception {
        windows.withRegistry(Map.of(), Map.of(V15, "\n" + V15 + "\\EdgeTransportRole\n"));
        asking(fqdn -> List.of(new Endpoints.Question("tls/a_443.json", List.of(), "asks", () -> {
                    throw new AssertionError("asked");
                })))
                .collect(bundle(), Optional.empty(), progress);

        assertThat(manifest().entries()).isEmpty();
    }

    @Test
    void endpointsThatNeverAnswerAreGivenUp() throws Exception {
        BundleManifest manifest = new BundleManifest(Files.createDirectories(bundle()), clock.instant(), "test");
        EndpointRun run = new EndpointRun(manifest, folder.resolve("part"), progress, Duration.ofSeconds(1));
        boolean whole = run.ask(
                List.of(new Endpoints.Question("tls/a_443.json", List.of(), "asks", () -> {
                    Thread.sleep(60_000);
                    return Map.of();
                })),
                "stopped");

        assertThat(whole).isTrue();
        assertThat(only(manifest()).error()).contains("did not end within 1 seconds");
    }

    private Collector asking(Endpoints endpoints) {
        return new Collector(
                PlanReader.read("asOf: 2026-11-21\nsteps: []\n"),
                windows,
                new SystemProcesses(),
                clock,
                "cu-preflight test",
                endpoints);
    }

    private Manifest collected(String plan) throws Exception {
        assertThat(collector(plan).collect(bundle(), Optional.empty(), progress))
                .isTrue();
        return manifest();
    }

    private Collector collector(String plan) {
        return new Collector(
                PlanReader.read("asOf: 2026-11-21\n" + plan),
                windows,
                new SystemProcesses(),
                clock,
                "cu-preflight test");
    }

    private Manifest manifest() throws Exception {
        return Manifest.parse(Files.readAllBytes(bundle().resolve("manifest.json")));
    }

    private static Manifest.Entry only(Manifest manifest) {
        assertThat(manifest.entries()).hasSize(1);
        return manifest.entries().get(0);
    }

    private static Manifest.Entry entry(Manifest manifest, String path) {
        return manifest.entries().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private String text(String path) throws IOException {
        return Files.readString(bundle().resolve(path));
    }

    private Path bundle() {
        return folder.resolve("bundle");
    }
}
