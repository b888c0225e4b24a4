package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestLinesTest {
    private static final String HEAD = """
            evidence.schema=cu-preflight/evidence/1
            evidence.host=EX01.contoso.com
            evidence.collectedAt=2026-11-20T21:00:00.1234567Z
            evidence.collector=cu-preflight 1.0.0 batch file
            evidence.identity=CONTOSO\\adm=kim & "x"
            evidence.elevated=true
            """;
    private static final String ARTEFACTS = """
            evidence.artefact=registry\\a.reg
            evidence.command="C:\\Windows\\System32\\reg.exe" export "HKEY_LOCAL_MACHINE\\A" "C:\\x y\\a.reg" /y
            evidence.time=22:00:00,12
            evidence.exitCode=0
            evidence.done=22:00:01,00
            evidence.artefact=registry/b.reg
            evidence.absent=HKEY_LOCAL_MACHINE\\B
            evidence.done=22:00:01,00
            evidence.artefact=commands/c.txt
            evidence.error=exit code 1; it exists, but could not be read
            evidence.exitCode=1
            evidence.done=22:00:01,00
            evidence.artefact=commands/d.sddl
            evidence.note=some entries could not be read
            evidence.done=22:00:01,00
            """;

    @TempDir
    private Path folder;

    @Test
    void readsEveryLine() throws Exception {
        Manifest manifest = parse((HEAD + ARTEFACTS).replace("\n", "\r\n"));
        assertThat(manifest.host()).contains("EX01.contoso.com");
        assertThat(manifest.collectedAt()).contains(Instant.parse("2026-11-20T21:00:00.1234567Z"));
        assertThat(manifest.collector()).contains("cu-preflight 1.0.0 batch file");
        assertThat(manifest.identity()).contains("CONTOSO\\adm=kim & \"x\"");
        assertThat(manifest.elevated()).contains(true);
        assertThat(manifest.entries())
                .extracting(Manifest.Entry::path)
                .containsExactly("registry/a.reg", "registry/b.reg", "commands/c.txt", "commands/d.sddl");
        assertThat(manifest.entries().get(0).command().orElseThrow()).contains("\"C:\\x y\\a.reg\" /y");
        assertThat(manifest.entries().get(1).absent()).containsExactly("HKEY_LOCAL_MACHINE\\B");
        assertThat(manifest.entries().get(1).failure()).isEmpty();
        assertThat(manifest.entries().get(2).failure()).contains("exit code 1; it exists, but could not be read");
        assertThat(manifest.entries().get(3).failure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evidence.exitCode=0\n",
                "evidence.exitCode=0\nevidence.artefact=registry/z.reg\nevidence.done=1\n"
            })
    void anArtefactThatWasBegunAndNeverEndedFailed(String rest) throws Exception {
        Manifest manifest = parse(HEAD + "evidence.artefact=commands/half.txt\n" + rest);
        assertThat(manifest.entries().get(0).failure())
                .contains("collecting was stopped before this artefact was complete");
    }

    @Test
    void halfAFileIsNotBelievedByABundle() throws Exception {
        Files.createDirectories(folder.resolve("commands"));
        Files.writeString(folder.resolve("manifest.txt"), HEAD + "evidence.artefact=commands/half.txt\n");
        Files.writeString(folder.resolve("commands/half.txt"), "half");
        try (Bundle bundle = Bundle.open(folder)) {
            assertThat(bundle.manifest().ifKnown().flatMap(Manifest::host)).contains("EX01.contoso.com");
            assertThat(bundle.read("commands/half.txt").missing().get(0).reason())
                    .startsWith("its collection failed: collecting was stopped");
        }
    }

    @Test
    void theManifestOfTheProgramGoesFirst() throws Exception {
        Files.writeString(folder.resolve("manifest.txt"), HEAD);
        Files.writeString(
                folder.resolve("manifest.json"), "{\"schema\": \"cu-preflight/evidence/1\", \"host\": \"OTHER\"}");
        try (Bundle bundle = Bundle.open(folder)) {
            assertThat(bundle.manifest().ifKnown().flatMap(Manifest::host)).contains("OTHER");
        }
    }

    @Test
    void aLineThatIsCutOffOrStrangeDoesNoHarm() throws Exception {
        Manifest manifest = parse(HEAD + "evidence.\n=x\nevidence.mood=good\nnoise\nevidence.error=of nothing\n");
        assertThat(manifest.entries()).isEmpty();
    }

    @Test
    void refusesWhatHasTheWrongForm() {
        assertThatThrownBy(() -> parse("evidence.host=EX01\n")).hasMessageContaining("schema (none)");
        assertThatThrownBy(() -> parse("evidence.schema=cu-preflight/evidence/9\n"))
                .hasMessageContaining("cu-preflight/evidence/9");
        assertThatThrownBy(() -> parse(HEAD + "evidence.collectedAt=21.11.2026 10:00\n"))
                .hasMessageContaining("line 7")
                .hasMessageContaining("21.11.2026");
        assertThatThrownBy(() -> parse(HEAD + "evidence.artefact=a\nevidence.exitCode=five\n"))
                .hasMessageContaining("line 8");
    }

    @Test
    void whatIsWrittenAsJsonIsReadAgain() throws Exception {
        Manifest manifest = parse(HEAD + ARTEFACTS);
        assertThat(Manifest.parse(manifest.json().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(manifest);
        Manifest full = new Manifest(
                Manifest.SCHEMA,
                Optional.of("\"quoted\" \u0007 größe"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                java.util.List.of(new Manifest.Entry(
                        "a",
                        Optional.of("ab"),
                        Optional.empty(),
                        Optional.of(-1073741510L),
                        Optional.of("x"),
                        java.util.List.of("y", "z"),
                        Optional.of(12L),
                        Optional.of("n"))));
        assertThat(Manifest.parse(full.json().getBytes(StandardCharsets.UTF_8))).isEqualTo(full);
    }

    private static Manifest parse(String text) throws UnreadableException {
        return Manifest.parseLines(text.getBytes(StandardCharsets.UTF_8));
    }
}
