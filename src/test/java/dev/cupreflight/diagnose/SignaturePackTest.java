package dev.cupreflight.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.expression.Expressions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class SignaturePackTest {
    private static final RulePack PACK = RulePack.builtIn(() -> new Expressions(Facts.class));
    private static final Set<String> RULES =
            PACK.rules().stream().map(each -> each.rule().id()).collect(Collectors.toSet());
    /** The failures that the product promises to know. */
    private static final List<String> PROMISED = List.of(
            "certificate-expired",
            "schema-import-failed",
            "ad-topology-service-not-running",
            "no-suitable-domain-controller",
            "domain-controller-out-of-site",
            "arbitration-mailbox-upn-not-unique",
            "mailbox-without-database",
            "database-mount-failed",
            "directory-missing",
            "public-folder-hierarchy-missing",
            "search-foundation-failed",
            "search-foundation-leftover-nodes",
            "service-control-null-services",
            "service-disabled",
            "firewall-service-stopped",
            "security-groups-ou-deleted",
            "security-group-wrong-type",
            "system-objects-access-denied",
            "well-known-object-invalid",
            "virtual-directory-inconsistent",
            "multiple-activesync-virtual-directories",
            "msi-cache-missing",
            "antimalware-configuration-access-denied",
            "setup-run-from-bin",
            "prepare-ad-required",
            "domain-not-prepared",
            "wrong-domain",
            "wrong-site",
            "not-in-organization-management",
            "not-in-schema-admins",
            "not-in-enterprise-admins",
            "pending-reboot",
            "powershell-session-open",
            "remote-registry-unreachable",
            "msdtc-stopped",
            "url-rewrite-missing",
            "watermark-left",
            "insufficient-privileges-msi",
            "hybrid-setting-unreadable");

    @Test
    void everyPromisedSignatureIsThereWithCasesOfBothKinds() {
        for (String id : PROMISED) {
            List<Signature.Example> examples =
                    SetupLogs.PACK.signature(id).orElseThrow().signature().examples();
            assertThat(examples).as(id).anyMatch(Signature.Example::found).anyMatch(each -> !each.found());
        }
    }

    @Test
    void everyPrerequisiteOfSetupIsKnownOrShownInItsOwnWords() throws Exception {
        List<String> names = Files.readAllLines(Path.of("src/test/resources/setup-rules.txt"));
        assertThat(names).hasSizeGreaterThan(200);
        for (String name : names) {
            String text = "What " + name + " wants.";
            Diagnosis diagnosis = SetupLogs.diagnose(SetupLogs.run(
                    "03/08/2031", "Failed [Rule:" + name + "] [Message:" + text + "]\n[REQUIRED] " + text, ""));
            assertThat(diagnosis.answer()).as(name).isEqualTo(Diagnosis.Answer.EXPLAINED);
            assertThat(diagnosis.causes()).as(name).hasSize(1);
            Cause cause = diagnosis.causes().get(0);
            assertThat(cause.certain()).as(name).isTrue();
            assertThat(cause.proof().toString()).contains(name, text);
            assertThat(cause.fixes()).as(name).isNotEmpty();
        }
    }

    @Test
    void everyTextIsWholeWithoutTheServersValues() {
        for (CompiledSignature each : SetupLogs.PACK.signatures()) {
            assertThat(each.signature().why()).as(each.signature().id()).doesNotContain("{");
            assertThat(each.signature().fixes().toString()).doesNotContain("text=not ", "text=and ");
        }
    }

    @Test
    void theSchemaForEditorsIsTheOneInTheFolderAndAcceptsEveryFile() throws Exception {
        Path schema = Path.of("rules/setup-failures/signature.schema.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(schema, SignatureShapes.schema());
        }
        assertThat(schema).content().isEqualTo(SignatureShapes.schema());
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SignatureShapes.schema(), InputFormat.JSON);
        try (Stream<Path> files = Files.list(schema.getParent())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                String json = new Gson()
                        .toJson(new Yaml(new SafeConstructor(new LoaderOptions()))
                                .<Object>load(Files.readString(file)));
                assertThat(compiled.validate(json, InputFormat.JSON))
                        .as(file.toString())
                        .isEmpty();
                assertThat(compiled.validate(json.replace("\"why\"", "\"wy\""), InputFormat.JSON))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aRuleThatDoesNotExistIsAMistakeWithItsPlace() throws Exception {
        String text = """
                signatures:
                  - id: flux
                    title: Flux
                    why: Flux.
                    match: [{error: flux}]
                    confirms: [os.reboot-pendin]
                    fix: [{title: X, minutes: 1, needs: [], steps: [{do: X}]}]
                    references: [x]
                    examples:
                      - {name: x, log: "[ERROR] flux", expect: found}
                      - {name: y, log: "[ERROR] x", expect: not-found}
                """;
        SignaturePack pack =
                SignaturePack.read(List.of(new SourceFile("x.yaml", text)), () -> SignaturePack.language());
        assertThatThrownBy(() -> pack.validate(RULES))
                .isInstanceOfSatisfying(
                        InvalidFileException.class,
                        problems -> assertThat(problems.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.line()).isEqualTo(6);
                                    assertThat(problem.column()).isEqualTo(16);
                                    assertThat(problem.message()).contains("there is no rule \"os.reboot-pendin\"");
                                    assertThat(problem.hint()).contains("os.reboot-pending");
                                }));
    }

    @Test
    void everyExpressionIsRightAndEveryExampleComesOutAsStated() throws InvalidFileException {
        SetupLogs.PACK.validate(RULES);
        assertThat(new SignatureExamples(SetupLogs.PACK).run()).isEmpty();
        assertThat(SetupLogs.PACK.signatures()).hasSizeGreaterThan(55);
    }

    @Test
    void mistakesAreToldWithTheirPlaces() {
        String text = """
                signatures:
                  - id: Bad Id
                    title: X
                    why: X
                    match: [{error: '(unclosed'}, {line: x}]
                    follows: [nobody]
                    fix: [{title: X, minutes: 1, needs: [], steps: [{do: X}]}]
                    references: [x]
                    examples: [{name: x, log: x, expect: found}]
                """;
        assertThatThrownBy(() ->
                        SignaturePack.read(List.of(new SourceFile("x.yaml", text)), () -> SignaturePack.language()))
                .isInstanceOfSatisfying(
                        InvalidFileException.class,
                        problems -> assertThat(problems.problems())
                                .extracting(problem -> problem.line() + " " + problem.message())
                                .anyMatch(each -> each.startsWith("2 ") && each.contains("not a signature id"))
                                .anyMatch(each -> each.startsWith("5 ") && each.contains("not RE2"))
                                .anyMatch(each -> each.startsWith("5 ") && each.contains("starts"))
                                .anyMatch(each -> each.contains("there is no signature \"nobody\""))
                                .anyMatch(each -> each.contains("expects not-found")));
    }
}
