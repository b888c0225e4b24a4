package dev.cupreflight.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cupreflight.collect.tls.BatchFilePagesTest;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Corpus;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.RegistryFile;
import dev.cupreflight.evidence.Wine;
import dev.cupreflight.facts.Certificate;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.facts.ServerFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the batch file in Wine's {@code cmd.exe}, where the registry of a real Exchange server was imported. */
class WineBatchFileTest {
    private static final Instant AT = Instant.parse("2021-10-07T12:00:00Z");
    private static final String ODD = "C:\\evi dence \u00fc!&^x(1)";

    @TempDir
    static Path folder;

    private static Wine wine;
    private static Path drive = Path.of("");

    @BeforeAll
    static void makesAServer() throws Exception {
        wine = Wine.in(folder);
        drive = wine.drive();
        Path corpus = Corpus.soloE19a();
        wine.run("wineboot", "--init");
        assumeTrue(Files.exists(drive.resolve("windows/system32/cmd.exe")), "skipped: Wine does not start here");
        try (Stream<Path> exports = Files.list(corpus.resolve("registry"))) {
            for (Path export : exports.sorted().toList()) {
                wine.run("reg", "import", export.toString());
            }
        }
        try (Stream<Path> files = Files.walk(corpus.resolve("files/C"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = onDrive(corpus.resolve("files/C").relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Wine does not care for case, but this system does. */
    private static Path onDrive(Path relative) throws IOException {
        Path path = drive;
        for (Path name : relative) {
            Path next = path.resolve(name.toString());
            if (Files.isDirectory(path)) {
                try (Stream<Path> there = Files.list(path)) {
                    next = there.filter(each -> each.getFileName().toString().equalsIgnoreCase(name.toString()))
                            .findFirst()
                            .orElse(next);
                }
            }
            path = next;
        }
        return path;
    }

    @AfterAll
    static void stopsWine() throws Exception {
        if (wine != null) {
            wine.stop();
        }
    }

    @Test
    void makesABundleThatIsReadLikeOneOfTheProgram() throws Exception {
        Wine.Ended ended = batch(CollectionPlan.builtIn(), ODD, "/anyway");
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()
                        .stripTrailing()
                        .lines()
                        .reduce((first, second) -> second)
                        .orElseThrow())
                .as("in the code page of the console")
                .startsWith("Done: the evidence is in \"C:\\evi dence ")
                .contains("!&^x(1)\" (")
                .contains("cu-preflight check --evidence");

        Path made = drive.resolve(ODD.substring(3));
        try (Bundle bundle = Bundle.open(made);
                Bundle original = Bundle.open(Corpus.soloE19a())) {
            Manifest manifest = bundle.manifest().ifKnown().orElseThrow();
            namesEveryArtefact(manifest);
            ranTheCommandsOfThePlan(manifest);
            tellsWhatIsNotThere(manifest);
            allExportsAreWhole(bundle);
            assertThat(bundle.notes()).noneMatch(note -> note.contains("added after collection"));

            Facts facts = FactReader.read(bundle, ServerFacts.KNOWLEDGE, new Plan(AT, Optional.empty()));
            Facts expected = FactReader.read(original, ServerFacts.KNOWLEDGE, new Plan(AT, Optional.empty()));
            assertThat(thumbprints(facts)).isNotEmpty().isEqualTo(thumbprints(expected));
            assertThat(bound(facts)).isNotEmpty().isEqualTo(bound(expected));
            assertThat(facts.exchange().ifKnown().orElseThrow().installPath())
                    .isEqualTo(expected.exchange().ifKnown().orElseThrow().installPath());
            assertThat(facts.restart().ifKnown().orElseThrow().signs()).hasSize(4);
            assertThat(facts.directory().ifKnown().orElseThrow().schemaLevel().missing())
                    .extracting(Missing::reason)
                    .allMatch(reason -> reason.contains("not tried: schemaNamingContext is not known"));
            assertThat(facts.features().ifKnown()).isEmpty();
        }
    }

    private static void namesEveryArtefact(Manifest manifest) {
        Set<String> listed = manifest.entries().stream()
                .map(entry -> entry.path().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> planned = CollectionPlan.builtIn().lines().stream()
                .filter(line -> !line.optional() && !line.artefact().contains("{"))
                .map(line -> line.artefact().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).containsAll(planned);
        assertThat(manifest.entries())
                .noneMatch(entry -> entry.failure().orElse("").contains("was stopped"));
    }

    /** What the manifest tells is what cmd.exe ran: the same variable. */
    private static void ranTheCommandsOfThePlan(Manifest manifest) {
        for (CollectionPlan.Line line : CollectionPlan.builtIn().lines()) {
            if (line.command().contains("reg.exe")) {
                String command = line.command()
                        .replace("{system}", "C:\\windows\\System32")
                        .replace("{output}", ODD + "\\" + line.artefact().replace('/', '\\'));
                assertThat(manifest.entries().stream()
                                .filter(entry -> entry.path().equals(line.artefact()))
                                .flatMap(entry -> entry.command().stream()))
                        .containsExactly(command);
            }
        }
    }

    private static void tellsWhatIsNotThere(Manifest manifest) {
        assertThat(entry(manifest, "registry/restart-components.reg").absent()).hasSize(1);
        assertThat(entry(manifest, "registry/restart-components.reg").failure()).isEmpty();
        assertThat(entry(manifest, "directory/rootdse.ldf").failure().orElseThrow())
                .contains("nothing was written");
        assertThat(entry(manifest, "commands/appcmd-sites.xml").failure()).isPresent();
        assertThat(entry(manifest, "powershell/Win32_Volume.clixml").failure()).isPresent();
        assertThat(manifest.entries())
                .filteredOn(entry ->
                        entry.path().equalsIgnoreCase("files/C/windows/System32/inetsrv/config/applicationHost.config"))
                .hasSize(1)
                .allMatch(entry -> entry.failure().isEmpty() && entry.absent().isEmpty());
    }

    private static void allExportsAreWhole(Bundle bundle) {
        for (String path : bundle.matching("registry", "reg")) {
            assertThat(bundle.parse(path, RegistryFile::parse).missing())
                    .as(path)
                    .isEmpty();
        }
        assertThat(bundle.matching("registry", "reg")).hasSizeGreaterThan(10);
    }

    private static List<String> thumbprints(Facts facts) {
        return facts.certificates().ifKnown().orElseThrow().stream()
                .map(Certificate::thumbprint)
                .toList();
    }

    private static List<String> bound(Facts facts) {
        return facts.httpSys().ifKnown().orElseThrow().entries().stream()
                .map(entry -> entry.endpoint() + " " + entry.thumbprint())
                .toList();
    }

    @Test
    void refusesAFolderThatExists() throws Exception {
        Files.createDirectories(drive.resolve("there is one"));
        Wine.Ended ended = batch(CollectionPlan.builtIn(), "C:\\there is one", "/anyway");
        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.text()).contains("exists already");
        try (Stream<Path> files = Files.list(drive.resolve("there is one"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusesTwoFolders() throws Exception {
        assertThat(batch(CollectionPlan.builtIn(), "C:\\one", "C:\\two").code()).isEqualTo(64);
        assertThat(drive.resolve("one")).doesNotExist();
    }

    /** With cmd.exe in place of the tools that Wine does not have. */
    @Test
    void readsTheSameValuesAsTheProgram() throws Exception {
        Files.writeString(drive.resolve("root.ldf"), """
                dn:
                changetype: add
                defaultNamingContext: DC=emea,DC=contoso,DC=com
                configurationNamingContext:\s
                 CN=Configuration,DC=a-very-long-name-of-a-domain-that-does-not-fit,DC=contoso,
                 DC=com
                other:: Q049WA==

                """.replace("\n", "\r\n"));
        Files.writeString(drive.resolve("folders.txt"), "C:\\Web & 1\\\r\n%SystemDrive%\\web2\r\nshare\r\n");
        Files.writeString(drive.resolve("user.csv"), "\"User\",\"SID\"\r\n\"contoso\\kim\",\"S-1-5-21-1-2-3-4\"\r\n");
        Files.createDirectories(drive.resolve("Web & 1"));
        Files.writeString(drive.resolve("Web & 1/web.config"), "<one/>");
        CollectionPlan plan = PlanReader.read("""
                asOf: 2026-11-21
                steps:
                  - {artefact: directory/root.ldf, command: {tool: cmd.exe, arguments: [/d, /c, type, 'C:\\root.ldf']}, facts: []}
                  - {artefact: commands/user.csv, command: {tool: cmd.exe, arguments: [/d, /c, type, 'C:\\user.csv']}, facts: []}
                  - {artefact: commands/folders.txt, command: {tool: cmd.exe, arguments: [/d, /c, type, 'C:\\folders.txt']}, facts: []}
                  - {let: sid, csv: {artefact: commands/user.csv, column: 2}}
                  - {let: domain, ldif: {artefact: directory/root.ldf, attribute: defaultNamingContext}}
                  - {let: config, ldif: {artefact: directory/root.ldf, attribute: configurationNamingContext}}
                  - {let: other, ldif: {artefact: directory/root.ldf, attribute: other}}
                  - {let: dns, domainOf: domain}
                  - {let: install, value: {key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup', name: MsiInstallPath}}
                  - {let: fallback, value: {key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Nowhere', name: X}, otherwise: '{install}\\FIP-FS'}
                  - {let: web, lines: {artefact: commands/folders.txt}}
                  - {copy: ['{web}\\web.config'], facts: []}
                  - artefact: commands/values.txt
                    command: {tool: cmd.exe, arguments: [/d, /c, echo, '{sid} {domain} {dns} {config} {install} {fallback} (|(a=b)(c<=d)&e)']}
                    facts: []
                  - {artefact: commands/none.txt, command: {tool: cmd.exe, arguments: [/d, /c, echo, '{other}']}, facts: []}
                """);
        Wine.Ended ended = batch(plan, "C:\\values", "/anyway");
        assertThat(ended.code()).as(ended.text()).isZero();

        Path made = drive.resolve("values");
        Manifest manifest = Manifest.parseLines(Files.readAllBytes(made.resolve("manifest.txt")));
        assertThat(entry(manifest, "commands/values.txt").failure()).isEmpty();
        String install = "C:\\Program Files\\Microsoft\\Exchange Server\\V15";
        assertThat(Files.readString(made.resolve("commands/values.txt")).strip())
                .isEqualTo("\"S-1-5-21-1-2-3-4 DC=emea,DC=contoso,DC=com emea.contoso.com"
                        + " CN=Configuration,DC=a-very-long-name-of-a-domain-that-does-not-fit,DC=contoso,DC=com "
                        + install + " " + install + "\\FIP-FS (|(a=b)(c<=d)&e)\"");
        assertThat(Files.readString(made.resolve("files/C/Web & 1/web.config"))).isEqualTo("<one/>");
        assertThat(entry(manifest, "commands/none.txt").failure().orElseThrow())
                .as("a value in base64 is left to the program")
                .isEqualTo("not tried: other is not known");
        assertThat(entry(manifest, "files/C/web2/web.config").absent()).containsExactly("C:\\web2\\web.config");
    }

    /**
     * Wine has neither curl nor PowerShell. In their places stand scripts of this system, which Wine starts with the
     * arguments that its cmd.exe made of the generated lines, and does not wait for.
     */
    @Test
    void curlAndPowerShellGetTheArgumentsThatAreMeant() throws Exception {
        Path system = drive.resolve("windows/system32");
        Path shell = system.resolve("WindowsPowerShell/v1.0/powershell.exe");
        Path asked = Files.writeString(folder.resolve("asked.txt"), "");
        Files.deleteIfExists(shell);
        Files.createDirectories(drive.resolve("as ked"));
        List<String> lines = new ArrayList<>(List.of(
                "@echo off", "set \"system=%SystemRoot%\\System32\"", "set \"part=C:\\as ked\"", "cd /d \"%part%\""));
        BatchFile.of(CollectionPlan.builtIn(), "cu-preflight test").lines().forEach(line -> {
            boolean runs = line.startsWith("set evidence.command=")
                    && (line.contains("\\curl.exe") || line.contains("\\powershell.exe"));
            if (runs || line.contains("echo %%{http_code}")) {
                lines.add(line);
            }
            if (runs) {
                lines.add("%evidence.command% <nul >nul 2>nul");
            }
        });
        Files.writeString(drive.resolve("ask.cmd"), String.join("\r\n", lines) + "\r\n");
        try {
            for (Path program : List.of(shell, system.resolve("curl.exe"))) {
                script(program, "all=$(printf '%s|' \"$@\"); printf '%s\\n' \"$all\" >>'" + asked + "'");
            }
            wine.run("cmd", "/c", "C:\\ask.cmd");
            List<String> expected = new ArrayList<>(List.of(String.join("|", BatchFilePagesTest.arguments()) + "|"));
            CollectionPlan.builtIn().steps().stream()
                    .filter(step -> step.kind() == Step.Kind.FILES)
                    .map(step -> step.command().arguments().stream()
                                    .map(Template::text)
                                    .collect(Collectors.joining("|"))
                            + "|")
                    .forEach(expected::add);
            for (int waited = 0; waited < 100 && Files.readAllLines(asked).size() < expected.size(); waited++) {
                Thread.sleep(200);
            }
            assertThat(Files.readAllLines(asked)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(drive.resolve("as ked/pages.txt")).hasContent("%{http_code} %{url_effective}\\r\\n");
        } finally {
            Files.delete(system.resolve("curl.exe"));
            Files.delete(shell);
        }
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Manifest.Entry entry(Manifest manifest, String path) {
        return manifest.entries().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path));
    }

    private static Wine.Ended batch(CollectionPlan plan, String... arguments) throws Exception {
        Files.writeString(drive.resolve("collect.cmd"), BatchFile.of(plan, "cu-preflight test"));
        List<String> command = new ArrayList<>(List.of("cmd", "/c", "C:\\collect.cmd"));
        command.addAll(List.of(arguments));
        return wine.run(command.toArray(String[]::new));
    }
}
