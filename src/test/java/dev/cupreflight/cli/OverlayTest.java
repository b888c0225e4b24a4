package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Examples;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.PackLayer;
import dev.cupreflight.rules.Parameter;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Expressions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An admin's own pack over the shipped one: what it may do, what every report says of it, and what is refused. */
class OverlayTest {
    private static final String PLANNED = "2026-12-05T22:00:00Z";

    private static final String RULE = """
            parameters:
              ourMinimum: {value: 1000, about: Release number that our monitoring needs}
            rules:
              - id: dotnet.our-minimum
                title: The .NET Framework is the one that our monitoring needs
                severity: blocker
                why: Without it nobody sees whether the update worked.
                pass: dotnet.release >= ourMinimum
                messages: {fail: "the release is {dotnet.release}, and our monitoring needs {ourMinimum}"}
                fix:
                  - title: Install the .NET Framework
                    minutes: 20
                    needs: [administrator]
                    steps:
                      - do: Install it from our software share
                examples:
                  - {name: good, expect: pass}
                  - {name: bad, given: {dotnet.release: 0}, expect: fail}
                  - {name: dark, without: [registry/dotnet.reg], expect: unknown}
            """;

    private static final Expressions LANGUAGE = new Expressions(Facts.class);

    @TempDir
    private Path folder;

    private Path server;

    @BeforeEach
    void aHealthyServer() throws IOException {
        server = aServer().writeTo(folder.resolve("server"));
    }

    private Path pack(String name, String file, String text) throws IOException {
        Path pack = Files.createDirectories(folder.resolve(name));
        Files.writeString(pack.resolve(file), text, StandardCharsets.UTF_8);
        return pack;
    }

    private Run check(Object... packs) {
        return Run.check(
                server,
                PLANNED,
                Stream.concat(
                                Stream.of("--format", "json"),
                                Stream.of(packs).flatMap(pack -> Stream.of("--rules", pack)))
                        .toArray());
    }

    private static List<JsonObject> changes(Run run) {
        return StreamSupport.stream(
                        run.json()
                                .getAsJsonObject("tool")
                                .getAsJsonArray("changes")
                                .spliterator(),
                        false)
                .map(each -> each.getAsJsonObject())
                .toList();
    }

    private static String digest(Run run) {
        return run.json().getAsJsonObject("tool").get("rulePack").getAsString();
    }

    @Test
    void theWordBuiltInMeansThePackInsideTheProgram() {
        Run plain = check();
        Run named = check("built-in");
        assertThat(plain.code()).isZero();
        assertThat(named.out()).isEqualTo(plain.out());
        assertThat(changes(named)).isEmpty();
    }

    @Test
    void aCopyOfTheShippedPackCanLieBelowAnotherPack() throws IOException {
        Path ours = pack("ours", "dotnet-of-ours.yaml", RULE);
        Run copied = check(Path.of("rules").toAbsolutePath(), ours);
        assertThat(copied.code()).as(copied.err()).isZero();
        assertThat(copied.findings("dotnet.our-minimum", "pass")).hasSize(1);
        assertThat(copied.findings("netfx.min", "pass")).hasSize(1);
        assertThat(changes(copied)).hasSize(1);
    }

    @Test
    void anAddedRuleDecidesTheVerdictAndIsInTheChecklist() throws IOException {
        Path ours = pack("ours", "ours.yaml", RULE.replace("value: 1000", "value: 999999"));
        Run run = check("built-in", ours);
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        JsonObject finding = run.findings("dotnet.our-minimum", "fail").get(0);
        assertThat(finding.get("section").getAsString()).isEqualTo("Other rules");
        assertThat(finding.get("message").getAsString()).contains("999999");
        assertThat(changes(run)).singleElement().satisfies(change -> {
            assertThat(change.get("kind").getAsString()).isEqualTo("added-rule");
            assertThat(change.get("at").getAsString()).endsWith("ours.yaml:4");
        });
    }

    @Test
    void anAddedRuleOfAKnownAreaJoinsTheSectionOfItsArea() throws IOException {
        Path ours = pack("ours", "ours.yaml", RULE.replace("dotnet.our-minimum", "netfx.our-minimum"));
        assertThat(check("built-in", ours)
                        .findings("netfx.our-minimum", "pass")
                        .get(0)
                        .get("section")
                        .getAsString())
                .isEqualTo("Windows and this session");
    }

    @Test
    void anotherValueOfAParameterChangesTheOutcome() throws IOException {
        Path ours = pack("ours", "policy.yaml", """
                parameters:
                  installMegabytes: {value: 9999999, because: our images are larger}
                """);
        assertThat(check().findings("disk.space", "fail")).isEmpty();
        Run run = check("built-in", ours);
        assertThat(run.code()).isZero();
        assertThat(run.findings("disk.space", "fail")).isNotEmpty();
        assertThat(changes(run)).singleElement().satisfies(change -> {
            assertThat(change.get("kind").getAsString()).isEqualTo("parameter");
            assertThat(change.get("from").getAsString()).isEqualTo("30720");
            assertThat(change.get("to").getAsString()).isEqualTo("9999999");
            assertThat(change.getAsJsonArray("rules").toString()).contains("disk.space");
            assertThat(change.get("at").getAsString()).endsWith("policy.yaml:2");
            assertThat(change.get("because").getAsString()).isEqualTo("our images are larger");
        });
    }

    @Test
    void anotherSeverityDecidesTheVerdict() throws IOException {
        String longer = "parameters: {rsaMinimumBits: {value: 4096, because: our policy}}\n";
        Path weak = pack("weak", "policy.yaml", longer);
        Path strict = pack(
                "strict",
                "policy.yaml",
                longer + "changes: [{rule: cert.keysize, severity: blocker, because: our policy}]\n");
        assertThat(check("built-in", weak).findings("cert.keysize", "fail")).isNotEmpty();
        assertThat(check("built-in", weak).code()).isZero();
        assertThat(check("built-in", strict).code()).isEqualTo(1);
        Path lower = pack("lower", "policy.yaml", """
                changes:
                  - {rule: svc.disabled, severity: warning, because: we start it by hand}
                """);
        server = aServer().service("MSDTC", 4).writeTo(folder.resolve("no-transactions"));
        assertThat(check().code()).isEqualTo(1);
        assertThat(check("built-in", lower).findings("svc.disabled", "fail")).hasSize(1);
        assertThat(check("built-in", lower).code()).isZero();
    }

    @Test
    void aThresholdBeyondTheNextOneMeansWhatItSays() throws IOException {
        Path ours = pack("ours", "policy.yaml", """
                parameters:
                  expiryBlockDays: {value: 365, because: we renew in summer only}
                """);
        server = aServer().writeTo(folder.resolve("later"));
        Run run = Run.check(server, "2026-12-05T22:00:00Z", "--format", "json", "--rules", "built-in", "--rules", ours);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.findings("cert.expiring-soon", "fail"))
                .isNotEmpty()
                .anyMatch(finding -> finding.get("severity").getAsString().equals("blocker"));
    }

    @Test
    void theLaterPackCounts() throws IOException {
        Path first = pack("first", "a.yaml", """
                changes:
                  - {rule: cert.sha1, severity: blocker, because: the auditors}
                parameters:
                  expiryWarnDays: {value: 40, because: first}
                """);
        Path second = pack("second", "a.yaml", """
                changes:
                  - {rule: cert.sha1, severity: info, because: after all}
                parameters:
                  expiryWarnDays: {value: 50, because: second}
                """);
        Run list = Run.of("rules", "list", "--rules", "built-in", "--rules", first, "--rules", second);
        assertThat(list.out())
                .containsPattern("cert.sha1 +info")
                .contains("Severity of cert.sha1: blocker instead of warning")
                .contains("Severity of cert.sha1: info instead of blocker")
                .contains("Parameter expiryWarnDays: 40 instead of 30, for cert.expiring-soon")
                .contains("Parameter expiryWarnDays: 50 instead of 40, for cert.expiring-soon");
        Run show = Run.of("rules", "show", "cert.expiring-soon", "--rules", "built-in", "--rules", first);
        assertThat(show.out()).contains("expiryWarnDays = 40").contains("Rules changed: Parameter expiryWarnDays");
        Run docs = Run.of("rules", "docs", "--rules", "built-in", "--rules", first);
        assertThat(docs.out()).contains("expiryWarnDays = 40").contains("**Changed:** Severity of cert.sha1: blocker");
        assertThat(digest(check("built-in", first, second))).isNotEqualTo(digest(check("built-in", second, first)));
    }

    @Test
    void aDataFileTakesThePlaceOfTheShippedOne() throws IOException {
        String shipped = Files.readString(Path.of("rules/releases.yaml"));
        Path ours = pack("ours", "releases.yaml", shipped.replaceFirst("asOf: \\S+", "asOf: 2031-01-02"));
        Run run = check("built-in", ours);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(changes(run)).singleElement().satisfies(change -> {
            assertThat(change.get("kind").getAsString()).isEqualTo("data-file");
            assertThat(change.get("to").getAsString()).isEqualTo("2031-01-02");
        });
        assertThat(Run.of("rules", "list", "--rules", "built-in", "--rules", ours)
                        .out())
                .contains("releases as of 2031-01-02");
        assertThat(digest(run)).isNotEqualTo(digest(check()));
        assertThat(changes(check("built-in", pack("same", "releases.yaml", shipped))))
                .isEmpty();
    }

    @Test
    void everyReportSaysWhatIsChanged() throws IOException {
        Path ours = pack("ours", "policy.yaml", """
                changes:
                  - {rule: cert.sha1, severity: blocker, because: auditors of 2026}
                """);
        for (String format : List.of("html", "markdown", "json", "junit", "csv")) {
            Path file = folder.resolve("report." + format);
            Run run =
                    Run.check(server, PLANNED, "--rules", "built-in", "--rules", ours, "--report", format + "=" + file);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out().replaceAll("\\s+", " "))
                    .contains("Rules changed: Severity of cert.sha1: blocker instead of warning")
                    .contains("auditors of 2026");
            assertThat(file)
                    .content()
                    .contains("cert.sha1")
                    .contains("policy.yaml:2")
                    .contains("auditors of 2026");
        }
    }

    @Test
    void theExamplesOfARuleMeanTheValuesOfItsOwnPack() throws IOException {
        Path ours = pack("ours", "ours.yaml", RULE);
        pack("ours", "policy.yaml", """
                changes:
                  - {rule: cert.sha1, severity: blocker, because: the auditors}
                parameters:
                  rsaMinimumBits: {value: 4096, because: the auditors}
                """);
        Run run = Run.of("rules", "test", "--rules", "built-in", "--rules", ours);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("all came out as stated")
                .contains("With the changed rules, cert.sha1, example")
                .contains("With the changed rules, cert.keysize, example");
        pack("ours", "ours.yaml", RULE.replace("{dotnet.release: 0}", "{dotnet.release: 1001}"));
        Run wrong = Run.of("rules", "test", "--rules", "built-in", "--rules", ours);
        assertThat(wrong.code()).isEqualTo(65);
        assertThat(wrong.err()).contains("ours.yaml:").contains("expected fail, but it is pass");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            changes: [{rule: cert.sha2, severity: info, because: x}] | there is no rule "cert.sha2" | did you mean "cert.sha1"?
            changes: [{rule: zz.unknown-thing, severity: info, because: x}] | there is no rule | --rules built-in --rules DIR
            changes: [{rule: cert.sha1, severity: info}] | needs the key "because" | Why
            changes: [{rule: cert.sha1, severity: info, because: ''}] | "because" is empty | give it a value
            changes: [{rule: cert.sha1, severity: fatal, because: x}] | cannot be "fatal" | blocker, info, warning
            changes: [{rule: cert.expired-in-use, severity: warning, because: x}] | cannot be waived | fix the cause
            changes: [{rule: cert.sha1, severity: info, because: x}, {rule: cert.sha1, severity: info, because: y}] | twice | remove one
            parameters: {expiryWarnDay: {value: 4, because: x}} | there is no parameter "expiryWarnDay" | did you mean "expiryWarnDays"?
            parameters: {expiryWarnDays: {value: 4}} | needs one of the keys about, because | Why
            parameters: {expiryWarnDays: {value: 4, about: x}} | is already there, at rules/certificates.yaml | because instead of about
            parameters: {expiryWarnDays: {value: 0, because: x}} | cannot be 0 | from 1 to 1825: Days
            parameters: {expiryWarnDays: {value: 9999, because: x}} | cannot be 9999 | from 1 to 1825: Days
            parameters: {expiryWarnDays: {value: -4, because: x}} | must be a whole number | 999999999
            parameters: {expiryWarnDays: {value: 4, max: 9, because: x}} | can it have limits | remove max
            parameters: {dotnet: {value: 4, about: x}} | has the name of a fact | rename
            parameters: {ours: {value: 4, max: 3, about: x}} | cannot be 4 | from 0 to 3
            fixes: {} | needs one of the keys rules, parameters, changes | The rules
            """)
    void whatIsRefusedHasItsPlaceAndRemedy(String text, String problem, String remedy) throws IOException {
        Run run = check("built-in", pack("ours", "policy.yaml", "# ours\n" + text + "\n"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("policy.yaml:2:").contains(problem).contains(remedy);
    }

    @Test
    void aSecondRuleOfTheSameIdIsRefused() throws IOException {
        Run run = check("built-in", pack("ours", "ours.yaml", RULE.replace("dotnet.our-minimum", "netfx.min")));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .contains("ours.yaml:4:9")
                .contains("already there")
                .contains("use changes");
    }

    @Test
    void aChangeOfARuleInTheSamePackIsRefused() throws IOException {
        Path ours =
                pack("ours", "ours.yaml", RULE + "changes: [{rule: dotnet.our-minimum, severity: info, because: x}]\n");
        assertThat(check("built-in", ours).err())
                .contains("in this pack itself")
                .contains("change its severity there");
    }

    @Test
    void changesWithoutThePackThatTheyChangeAreRefused() throws IOException {
        Path ours = pack("ours", "policy.yaml", "changes: [{rule: cert.sha1, severity: info, because: x}]\n");
        Run run = check(ours);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("there is no rule \"cert.sha1\"").contains("--rules built-in --rules DIR");
    }

    @Test
    void aPackNamedTwiceIsRefused() {
        Run run = check("built-in", "built-in");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("--rules built-in is there twice");
    }

    @Test
    void anExpressionOfAnOverlayIsCheckedWithItsPlace() throws IOException {
        Run run = check("built-in", pack("ours", "ours.yaml", RULE.replace("dotnet.release >=", "dotnet.relaese >=")));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("ours.yaml:8:").contains("did you mean \"release\"?");
    }

    @Test
    void everyParameterHasALimit() {
        RulePack shipped = RulePack.builtIn(() -> LANGUAGE);
        assertThat(shipped.rules().stream().flatMap(rule -> shipped.parametersOf(rule.rule()).stream()))
                .hasSizeGreaterThan(30)
                .allMatch(parameter ->
                        parameter.min().isPresent() || parameter.max().isPresent());
    }

    /** A threshold may be moved, but what nobody may waive still stops the update. */
    @Test
    void noParameterSwitchesOffARuleThatNobodyMayWaive() throws Exception {
        RulePack shipped = RulePack.builtIn(() -> LANGUAGE);
        int tried = 0;
        for (CompiledRule rule : shipped.rules()) {
            for (Parameter parameter :
                    rule.rule().waivable() ? List.<Parameter>of() : shipped.parametersOf(rule.rule())) {
                for (long value :
                        List.of(parameter.min().orElse(0L), parameter.max().orElse(999_999_999L))) {
                    tried++;
                    stillFails(rule, parameter, value);
                }
            }
        }
        assertThat(tried).isGreaterThan(5);
    }

    private void stillFails(CompiledRule rule, Parameter parameter, long value) throws Exception {
        Path ours = pack(
                parameter.name() + value,
                "policy.yaml",
                "parameters: {" + parameter.name() + ": {value: " + value + ", because: x}}\n");
        RulePack pack = RulePack.of(List.of(PackLayer.builtIn(), PackLayer.of(ours)), () -> LANGUAGE);
        CompiledRule changed = pack.rule(rule.rule().id()).orElseThrow();
        Examples examples = new Examples(pack);
        assertThat(changed.rule().examples().stream()
                        .filter(example -> example.status().equals("fail"))
                        .map(example -> stops(pack, changed, examples.checker(example))))
                .as(rule.rule().id() + " with " + parameter.name() + " = " + value)
                .contains(true);
    }

    /** The rule fails, or it has nothing to judge because of another one that fails and may not be waived either. */
    private static boolean stops(RulePack pack, CompiledRule rule, Checker checker) {
        Set<Status> own = checker.findings(rule).stream().map(Finding::status).collect(Collectors.toSet());
        return own.contains(Status.FAIL)
                || (!own.contains(Status.PASS)
                        && pack.rules().stream()
                                .filter(each -> !each.rule().waivable())
                                .flatMap(each -> checker.findings(each).stream())
                                .anyMatch(finding -> finding.status() == Status.FAIL));
    }
}
