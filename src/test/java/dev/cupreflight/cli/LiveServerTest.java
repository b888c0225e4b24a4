package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.collect.CollectionPlan;
import dev.cupreflight.collect.Collector;
import dev.cupreflight.collect.Endpoints;
import dev.cupreflight.collect.Host;
import dev.cupreflight.collect.ProcessRunner;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Manifest;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collecting from a computer that has none of the tools: the bundle is valid and says so. */
class LiveServerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T22:05:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> ran = new ArrayList<>();

    @Test
    void writesAZipThatTellsWhatIsMissing() throws Exception {
        assertThat(server().collect(new LiveServer.Wanted(Optional.empty(), false, Optional.empty(), false)))
                .isZero();

        Path zip = folder.resolve("cu-preflight-EX01-20261121-2205.zip");
        assertThat(out.toString())
                .startsWith("Done: the evidence is in " + zip)
                .contains("Next: cu-preflight check --evidence " + zip);
        assertThat(err.toString()).contains("[1/").contains("commands/whoami-groups.csv: exit code 1");
        try (Bundle bundle = Bundle.open(zip)) {
            assertThat(bundle.manifest().ifKnown().flatMap(Manifest::host)).contains("EX01");
            assertThat(bundle.read("registry/services.reg").missing().get(0).reason())
                    .contains("the registry could not be read");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactly(zip.getFileName().toString());
        }
        Run check = Run.of("check", "--evidence", zip);
        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.UNDETERMINED);
    }

    @Test
    void replacesNothingUnlessItIsToldTo() throws Exception {
        Path zip = Files.writeString(folder.resolve("mine.zip"), "mine");
        LiveServer.Wanted wanted = new LiveServer.Wanted(Optional.of(zip), false, Optional.empty(), false);
        assertThatThrownBy(() -> server().collect(wanted))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("exists already")
                .hasMessageContaining("--force");
        assertThat(zip).hasContent("mine");
        assertThat(ran).as("nothing was started").isEmpty();

        server().collect(new LiveServer.Wanted(Optional.of(zip), true, Optional.empty(), false));
        Bundle.open(zip).close();
    }

    @Test
    void aRedactedZipTellsTheServerNeitherInItNorInItsName() throws Exception {
        assertThat(server().collect(new LiveServer.Wanted(Optional.empty(), false, Optional.empty(), true)))
                .isZero();

        Path zip = folder.resolve("cu-preflight-server-20261121-2205-redacted.zip");
        try (Bundle bundle = Bundle.open(zip)) {
            assertThat(bundle.manifest().ifKnown().flatMap(Manifest::host))
                    .hasValueSatisfying(host -> assertThat(host).isNotEmpty().doesNotContainIgnoringCase("EX01"));
            assertThat(new String(
                            bundle.read("manifest.json").ifKnown().orElseThrow(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContainIgnoringCase("EX01");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(zip);
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaidSo() {
        LiveServer.Wanted wanted =
                new LiveServer.Wanted(Optional.of(folder.resolve("nowhere/x.zip")), false, Optional.empty(), false);
        assertThatThrownBy(() -> server().collect(wanted))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--out");
    }

    @Test
    void theGuidedRunCollectsSingleArtefactsAgain() throws Exception {
        CollectedEvidence evidence = server().evidence();
        assertThat(evidence.live()).isTrue();
        evidence.open().close();
        ran.clear();
        evidence.refresh(Set.of("commands/dism-features.txt", "registry/console.reg"));
        assertThat(ran).filteredOn(tool -> tool.equals("dism.exe")).hasSize(1);
        assertThat(ran).doesNotContain("tasklist.exe", "icacls.exe", "wevtutil.exe");
        evidence.open().close();
    }

    private LiveServer server() {
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                CLOCK,
                folder,
                false);
        Host host = new Host() {
            @Override
            public Optional<String> environment(String name) {
                return name.equals("COMPUTERNAME") ? Optional.of("EX01") : Optional.of("C:\\" + name);
            }

            @Override
            public Path tool(String name) {
                return folder.resolve("nowhere").resolve(name);
            }

            @Override
            public Path file(String windowsPath) {
                return folder.resolve("nowhere");
            }
        };
        ProcessRunner none = launch -> {
            ran.add(Path.of(launch.command().get(0)).getFileName().toString());
            return new ProcessRunner.Ended(Optional.of(1L), Optional.empty(), "");
        };
        return new LiveServer(
                terminal,
                host,
                new Collector(CollectionPlan.builtIn(), host, none, CLOCK, "cu-preflight test", Endpoints.NONE));
    }
}
