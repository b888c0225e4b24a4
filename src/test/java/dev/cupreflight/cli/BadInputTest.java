package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that cannot be used: the message names place and remedy, and the exit code is the right one. */
class BadInputTest {
    private static final String PLANNED = "2026-12-05T22:00:00Z";

    @TempDir
    private Path folder;

    private Path server;

    @BeforeEach
    void aHealthyServer() throws IOException {
        server = aServer().writeTo(folder.resolve("server"));
    }

    private Path file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    @Test
    void noBundleThere() {
        Run run = Run.check(folder.resolve("nothing"), PLANNED);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("nothing").contains("does not exist").contains("cu-preflight collect");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anEmptyFolder() throws IOException {
        Run run = Run.check(Files.createDirectory(folder.resolve("empty")), PLANNED);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("empty").contains("registry/");
    }

    @Test
    void aZipThatIsNone() throws IOException {
        Run run = Run.check(file("bundle.zip", "this is a text"), PLANNED);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("bundle.zip").contains("zip");
    }

    @Test
    void noEvidenceNamed() {
        Run run = Run.of("check");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("--evidence");
    }

    @Test
    void wordsThatAreNotKnown() {
        assertThat(Run.of("chek").code()).isEqualTo(64);
        assertThat(Run.of("chek").err()).contains("check");
        assertThat(Run.of().code()).isEqualTo(64);
        assertThat(Run.check(server, "tomorrow").err()).contains("tomorrow").contains("2026-12-05T22:00:00Z");
        assertThat(Run.check(server, "tomorrow").code()).isEqualTo(64);
        assertThat(Run.check(server, PLANNED, "--target", "2019-CU99").code()).isEqualTo(64);
        assertThat(Run.check(server, PLANNED, "--report", "pdf=x.pdf").err()).contains("html");
        assertThat(Run.check(server, PLANNED, "--report", "pdf=x.pdf").code()).isEqualTo(64);
        assertThat(Run.check(server, PLANNED, "--checklist", "after").err()).contains("before-cu");
        assertThat(Run.of("rules", "show", "cert.expired-in-us").err()).contains("cert.expired-in-use");
    }

    @Test
    void aMisspeltFactInARule() throws IOException {
        file("rules/mine.yaml", rule("mine.rule", "dotnet.relaese > 1"));
        Run run = Run.check(server, PLANNED, "--rules", folder.resolve("rules"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("mine.yaml:6:17").contains("relaese").contains("did you mean \"release\"?");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aRuleIdThatIsThereTwice() throws IOException {
        file("rules/a.yaml", rule("mine.rule", "dotnet.release > 1"));
        file("rules/b.yaml", rule("mine.rule", "dotnet.release > 1"));
        Run run = Run.of("rules", "test", "--rules", folder.resolve("rules"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("there twice").contains("a.yaml:2");
    }

    @Test
    void tenMistakesAreTenProblemsEachWithItsPlace() throws IOException {
        file(
                "rules/mistakes.yaml",
                "rules:",
                "  - id: Mine Rule",
                "    titel: misspelt key",
                "    title: Ten mistakes",
                "    title: twice",
                "    severity: fatal",
                "    why: ''",
                "    pass: dotnet.relaese > 1",
                "    waivable: perhaps",
                "    messages: {fail: 'the release is {dotnet.release', pass: [a, b]}",
                "    references: none of these",
                "    lower:",
                "      - {when: 'true'}",
                "    examples:",
                "      - {name: one, expect: maybe}");
        Run run = Run.of("rules", "test", "--rules", folder.resolve("rules"));
        assertThat(run.code()).isEqualTo(65);
        long places = Pattern.compile("(?m)mistakes\\.yaml:\\d+:\\d+: ")
                .matcher(run.err())
                .results()
                .count();
        assertThat(places).isGreaterThanOrEqualTo(10);
        assertThat(run.err())
                .contains("did you mean \"title\"?")
                .contains("is there twice")
                .contains("cannot be \"fatal\"")
                .contains("\"why\" is empty")
                .contains("must be true or false")
                .contains("never closed")
                .contains("did you mean \"release\"?")
                .contains("must be a single value")
                .contains("needs the key \"to\"")
                .contains("is not a rule id")
                .contains("there is no example that expects pass")
                .contains("problems");
    }

    @Test
    void yamlThatIsNone() throws IOException {
        file("rules/broken.yaml", "rules:", "  - id: [");
        Run run = Run.of("rules", "list", "--rules", folder.resolve("rules"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("broken.yaml:3").contains("not YAML");
    }

    @Test
    void aPackWithoutRules() throws IOException {
        Files.createDirectory(folder.resolve("none"));
        Run run = Run.of("rules", "list", "--rules", folder.resolve("none"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("no rule file");
    }

    @Test
    void aWaiverWithoutAReason() throws IOException {
        Path waivers = file(
                "waivers.yaml",
                "waivers:",
                "  - rule: cert.443-mismatch",
                "    owner: Kim",
                "    expires: 2027-01-01",
                "    seen: x");
        Run run = Run.check(server, PLANNED, "--waivers", waivers);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("waivers.yaml:2").contains("\"reason\"").contains("say why");
    }

    @Test
    void aWaiverForARuleThatNobodyMayWaive() throws IOException {
        Path waivers = file(
                "waivers.yaml",
                "waivers:",
                "  - {rule: auth.current-valid, reason: r, owner: o, expires: 2027-01-01, seen: x}",
                "  - {rule: no.such, reason: r, owner: o, expires: soon, seen: x}");
        Run run = Run.check(server, PLANNED, "--waivers", waivers);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .contains("cannot be waived")
                .contains("no rule \"no.such\"")
                .contains("\"soon\" is not a date");
    }

    @Test
    void aReportThatCannotBeWrittenDoesNotLoseTheVerdict() {
        Run run = Run.check(server, PLANNED, "--report", "json=" + folder.resolve("no/such/folder/x.json"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.out()).contains("CLEARED");
        assertThat(run.err()).contains("could not be written");
    }

    private static String[] rule(String id, String pass) {
        return new String[] {
            "rules:",
            "  - id: " + id,
            "    title: A rule",
            "    severity: warning",
            "    why: Because",
            "    pass: " + pass,
            "    messages: {fail: it failed}",
            "    examples:",
            "      - {name: good, expect: pass}",
            "      - {name: bad, given: {dotnet.release: 0}, expect: fail}",
            "      - {name: dark, without: [registry/dotnet.reg], expect: unknown}"
        };
    }
}
