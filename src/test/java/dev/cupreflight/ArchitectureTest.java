package dev.cupreflight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.cupreflight.install.Permit;
import dev.cupreflight.install.SetupProgram;
import dev.cupreflight.install.SetupStarter;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The stations of the pipeline: who may use whom, and who keeps away from the world. */
class ArchitectureTest {
    private static final String ROOT = "dev.cupreflight";

    /** The stations, and what each may use. A station that is not listed may not exist. */
    private static final Map<String, Set<String>> STATIONS = Map.ofEntries(
            entry("evidence", Set.of()),
            entry("console", Set.of()),
            entry("history", Set.of("evidence")),
            entry("collect", Set.of("evidence")),
            entry("facts", Set.of("evidence")),
            entry("rules", Set.of("facts", "evidence")),
            entry("check", Set.of("rules", "facts", "evidence")),
            entry("diagnose", Set.of("check", "rules", "facts", "evidence")),
            entry("compare", Set.of("rules", "facts", "evidence")),
            entry("clearance", Set.of("check", "rules", "facts", "evidence")),
            entry("install", Set.of("clearance", "check", "rules", "facts", "evidence")),
            entry("report", Set.of("compare", "diagnose", "check", "rules", "facts", "evidence", "console")),
            entry("wizard", Set.of("report", "check", "rules", "facts", "evidence", "console")),
            entry(
                    "cli",
                    Set.of(
                            "collect",
                            "wizard",
                            "install",
                            "clearance",
                            "report",
                            "compare",
                            "diagnose",
                            "check",
                            "rules",
                            "facts",
                            "evidence",
                            "console",
                            "history")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyClassBelongsToAStation() {
        check(classes().should().resideInAnyPackage(packages(STATIONS.keySet())));
    }

    @TestFactory
    List<DynamicTest> aStationUsesOnlyTheStationsBelowIt() {
        return STATIONS.entrySet().stream()
                .map(station -> DynamicTest.dynamicTest(station.getKey(), () -> keepsToItsPlace(station)))
                .toList();
    }

    private static void keepsToItsPlace(Map.Entry<String, Set<String>> station) {
        Set<String> forbidden = new TreeSet<>(STATIONS.keySet());
        forbidden.removeAll(station.getValue());
        forbidden.remove(station.getKey());
        if (!forbidden.isEmpty()) {
            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + station.getKey() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(forbidden)));
        }
    }

    @Test
    void onlyTheExpressionPackageKnowsCel() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".rules.expression..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.cel.."));
    }

    @Test
    void theStationsOfThePipelinePrintNothingReadNoClockAndDoNoInputOrOutput() {
        DescribedPredicate<JavaClass> world = DescribedPredicate.describe(
                "the console, the clock's time, or files",
                type -> type.isEquivalentTo(PrintStream.class)
                        || type.isEquivalentTo(Clock.class)
                        || type.isEquivalentTo(File.class)
                        || type.isEquivalentTo(Files.class));
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".facts..",
                        ROOT + ".check..",
                        ROOT + ".report..",
                        ROOT + ".wizard..",
                        ROOT + ".clearance..")
                .should()
                .dependOnClassesThat(world));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void setupIsStartedInOnePlaceAndOnlyWithAPermitOfTheGate() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("InstallWorld")
                .and()
                .doNotHaveSimpleName("SetupProcess")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("SetupProcess"));
        check(noClasses()
                .that()
                .doNotHaveSimpleName("SetupRunner")
                .should()
                .callMethod(SetupStarter.class, "run", Permit.class, List.class));
        check(noClasses()
                .that()
                .doNotHaveSimpleName("Gate")
                .should()
                .callConstructor(Permit.class, SetupProgram.class, Instant.class));
    }

    @Test
    void onlyTheCommandLineEndsTheProcess() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .callMethod(System.class, "exit", int.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(CLASSES);
    }

    private static String[] packages(Set<String> stations) {
        return stations.stream().map(station -> ROOT + "." + station + "..").toArray(String[]::new);
    }
}
