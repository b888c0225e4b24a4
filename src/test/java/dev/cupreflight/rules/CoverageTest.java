package dev.cupreflight.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.Coverage.Row;
import dev.cupreflight.rules.Coverage.Tool;
import dev.cupreflight.rules.expression.Expressions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of what other tools check: whole, consistent with the pack, and refused with place and remedy otherwise. */
class CoverageTest {
    private static final RulePack PACK = RulePack.builtIn(() -> new Expressions(Facts.class));
    private static final Set<String> ITEMS =
            Set.of("server-in-dns", "setup-cmdlets", "um-language-packs", "media-verified");

    private static Coverage shipped() throws InvalidFileException {
        return Coverage.of(PackFiles.builtIn("rules", List.of(Coverage.FILE)).get(0), PACK, ITEMS);
    }

    private static Coverage of(String... lines) throws InvalidFileException {
        return Coverage.of(new SourceFile("mine.yaml", String.join("\n", lines) + "\n"), PACK, ITEMS);
    }

    private static String problems(String... lines) {
        StringBuilder found = new StringBuilder();
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> of(lines))
                .satisfies(e -> e.problems().forEach(problem -> found.append(problem.render())));
        return found.toString();
    }

    @Test
    void everyCheckOfTheOtherToolsHasAnAnswer() throws InvalidFileException {
        Coverage coverage = shipped();
        assertThat(coverage.unanswered()).isEmpty();
        assertThat(coverage.tools())
                .extracting(tool -> tool.name() + " " + tool.rows().size())
                .containsExactly("Readiness rules of Exchange Setup 229", "SetupAssist 20");
        assertThat(coverage.tools().get(0).covered()).hasSizeGreaterThan(120);
        assertThat(coverage.tools().get(1).covered()).hasSize(20);
    }

    @Test
    void theReferencesOfTheRulesAndTheWindowsFeaturesAreTheAnswers() throws InvalidFileException {
        Coverage coverage = shipped();
        assertThat(rules(coverage, "RebootPending")).containsExactly("os.reboot-pending");
        assertThat(rules(coverage, "UpdateNeedsReboot")).containsExactly("os.reboot-pending");
        assertThat(rules(coverage, "SchemaUpdateRequired")).containsExactly("ad.prep-level", "ad.groups");
        assertThat(rules(coverage, "NETWCFHTTPActivation45NotInstalled")).containsExactly("prereq.features");
        assertThat(rules(coverage, "W2K8R2PrepareAdLdifdeNotInstalled")).containsExactly("prereq.features");
        assertThat(rules(coverage, "Test-MsiCacheFiles")).containsExactly("msi.cache");
    }

    private static List<String> rules(Coverage coverage, String check) {
        return coverage.row(check).map(Row::rules).orElseThrow();
    }

    @Test
    void aReasonStandsOnlyWhereNoRuleAnswers() throws InvalidFileException {
        for (Tool tool : shipped().tools()) {
            assertThat(tool.rows())
                    .allMatch(row -> row.rules().isEmpty() != row.because().isEmpty());
        }
        assertThat(shipped().row("PrimaryDNSTestFailed").orElseThrow().items()).containsExactly("server-in-dns");
    }

    @Test
    void aCheckWithoutAnswerIsSeen() throws InvalidFileException {
        Coverage coverage =
                of("asOf: 2026-11-21", "tools:", "  - name: Mine", "    groups:", "      - checks: [Alone]");
        assertThat(coverage.unanswered()).extracting(Row::check).containsExactly("Alone");
    }

    @Test
    void aRuleThatDoesNotExistIsRefused() {
        assertThat(problems(
                        "asOf: 2026-11-21",
                        "tools:",
                        "  - name: Mine",
                        "    features: prereq.feature",
                        "    groups:",
                        "      - checks: [One]",
                        "        rules: [msi.cash]"))
                .contains("mine.yaml:7:17", "there is no rule \"msi.cash\"", "did you mean \"msi.cache\"?")
                .contains("mine.yaml:4:15", "did you mean \"prereq.features\"?");
    }

    @Test
    void anItemThatDoesNotExistIsRefused() {
        assertThat(problems(
                        "asOf: 2026-11-21",
                        "tools:",
                        "  - name: Mine",
                        "    groups:",
                        "      - checks: [One]",
                        "        items: [server-in-dsn]",
                        "        because: Nobody knows."))
                .contains("mine.yaml:6:17", "no checklist has an item \"server-in-dsn\"", "\"server-in-dns\"");
    }

    @Test
    void aReferenceToACheckThatNobodyListsIsRefusedWhereItStands() {
        assertThat(problems(
                        "asOf: 2026-11-21",
                        "tools:",
                        "  - name: Mine",
                        "    reference: Setup rule",
                        "    features: prereq.features",
                        "    groups:",
                        "      - checks: [MSDTCStoped]"))
                .containsPattern("services\\.yaml:\\d+")
                .contains("svc.msdtc names the check \"MSDTCStopped\"", "did you mean \"MSDTCStoped\"?")
                .contains("platforms.yaml: Web-Metabase names the check \"LonghornIIS6MetabaseNotInstalled\"");
    }

    @Test
    void aCheckIsListedOnce() {
        assertThat(problems(
                        "asOf: 2026-11-21",
                        "tools:",
                        "  - name: Mine",
                        "    groups:",
                        "      - checks: [One, Two]",
                        "        because: Nobody knows.",
                        "      - checks: [One]"))
                .contains("mine.yaml:7:18", "the check \"One\" is there twice");
    }

    @Test
    void anOutdatedReasonIsRefused() {
        assertThat(problems(
                        "asOf: 2026-11-21",
                        "tools:",
                        "  - name: Mine",
                        "    features: prereq.features",
                        "    groups:",
                        "      - checks: [LonghornHttpErrors]",
                        "        because: Nobody can know."))
                .contains("mine.yaml:6:18", "although prereq.features names it", "without \"because\"");
    }
}
