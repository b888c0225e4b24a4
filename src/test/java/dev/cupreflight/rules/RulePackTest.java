package dev.cupreflight.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Examples;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.expression.Expressions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rule pack that is shipped: valid, complete, and right about its own examples. */
class RulePackTest {
    private static final Set<String> REQUIRED = Set.of(
            "cert.expired-in-use",
            "iis.default-site-443-pair",
            "netfx.min",
            "session.elevated",
            "auth.current-valid",
            "cert.binding-orphan",
            "cert.no-private-key",
            "cert.expiring-soon",
            "cert.443-mismatch",
            "iis.backend-444-binding",
            "cert.backend-444-cert",
            "cert.backend-444-trusted",
            "cert.selfsigned-present",
            "cert.selfsigned-duplicates",
            "cert.selfsigned-on-frontend",
            "cert.smtp-internal",
            "cert.smtp-is-auth",
            "cert.sha1",
            "cert.keysize",
            "httpsys.appid",
            "httpsys.store",
            "httpsys.shadow",
            "iis.metabase-5506",
            "auth.local-copy",
            "auth.rotation-due",
            "auth.next-consistent",
            "auth.duplicates",
            "auth.provider",
            "iis.config-xml",
            "iis.sites",
            "setup.iis-certificate",
            "setup.rebinds-site",
            "os.reboot-pending",
            "os.version",
            "os.core",
            "os.lsa-update",
            "prereq.vc2013",
            "prereq.vc2012",
            "prereq.ucma",
            "prereq.urlrewrite",
            "prereq.features",
            "svc.disabled",
            "svc.w3svc-winrm-msi",
            "svc.w3svc-automatic",
            "svc.msdtc",
            "svc.eventsystem",
            "svc.firewall",
            "svc.remotereg",
            "svc.nettcp",
            "svc.winmgmt",
            "svc.deleteflag",
            "svc.cachexml",
            "svc.logon-account",
            "svc.smtpsvc",
            "cert.wmsvc",
            "build.interim",
            "build.known-bad",
            "build.outdated-pack",
            "build.supported",
            "comp.state",
            "cu.media",
            "cu.path",
            "cu.same-build",
            "dag.maintenance",
            "dirs.um",
            "exchange.fipfs",
            "msi.cache",
            "netfx.max",
            "search.leftovers",
            "setup.directory-roles",
            "setup.half-configured",
            "setup.voicemail-queue",
            "setup.watermark");

    private static final Expressions LANGUAGE = new Expressions(Facts.class);
    private static final RulePack PACK = RulePack.builtIn(() -> LANGUAGE);

    @Test
    void everyExpressionIsValid() {
        assertThatCode(PACK::validate).doesNotThrowAnyException();
    }

    @Test
    void everyRequiredRuleIsThere() {
        assertThat(PACK.rules()).extracting(rule -> rule.rule().id()).containsAll(REQUIRED);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleComesOutAsStated() {
        Examples examples = new Examples(PACK);
        return PACK.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.rule().id(),
                        () -> assertThat(examples.run(rule))
                                .extracting(Problem::render)
                                .isEmpty()));
    }

    @Test
    void everyFileOfTheFoldersIsInTheProgram() throws Exception {
        assertThat(names(Path.of("rules"))).isEqualTo(PackFiles.RULES);
        assertThat(names(Path.of("checklists"))).isEqualTo(PackFiles.CHECKLISTS);
    }

    @Test
    void theChecklistNamesEveryRuleItself() throws InvalidFileException {
        SourceFile file =
                PackFiles.builtIn("checklists", List.of("before-cu.yaml")).get(0);
        Checklist checklist = Checklists.read(file, PACK);
        assertThat(checklist.sections()).extracting(Checklist.Section::title).doesNotContain("Other rules");
        assertThat(checklist.sections().stream().flatMap(section -> section.items().stream()))
                .isNotEmpty();
    }

    @Test
    void whatTheRulesForbidToWaiveIsWhatMustNotBeWaived() {
        Set<String> fixed = PACK.rules().stream()
                .map(CompiledRule::rule)
                .filter(rule -> !rule.waivable())
                .map(Rule::id)
                .collect(Collectors.toSet());
        assertThat(fixed)
                .contains(
                        "cert.expired-in-use",
                        "iis.default-site-443-pair",
                        "netfx.min",
                        "session.elevated",
                        "auth.current-valid",
                        "setup.iis-certificate",
                        "cu.path",
                        "cu.same-build");
    }

    @Test
    void theSchemaForEditorsIsTheOneInTheFolder() throws Exception {
        Path schema = Path.of("rules/rule.schema.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(schema, RuleSchema.text());
        }
        assertThat(schema).content().isEqualTo(RuleSchema.text());
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
