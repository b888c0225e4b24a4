package dev.cupreflight.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.sample.SampleServer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan covers what the readers ask for: every artefact is made, every registry key is exported. */
class CollectionPlanTest {
    private static final CollectionPlan PLAN = CollectionPlan.builtIn();

    /** Named in a message, with a value behind the key. */
    private static final Set<String> VALUES =
            Set.of("HKEY_LOCAL_MACHINE\\SOFTWARE\\MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\CURRENTBUILD");

    /** Names of artefacts of which the readers build the rest. */
    private static final Set<String> BEGINNINGS =
            Set.of("commands/dir-", "commands/acl-", "files/", "events/", "directory/");

    @Test
    void namesFactsThatExist() {
        Set<String> facts = Stream.of(Facts.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        assertThat(PLAN.lines()).allSatisfy(line -> assertThat(facts).containsAll(line.facts()));
        Set<String> fed = Stream.concat(PLAN.lines().stream(), Endpoints.LINES.stream())
                .flatMap(line -> line.facts().stream())
                .collect(Collectors.toSet());
        facts.removeAll(fed);
        assertThat(facts).as("facts that nothing is collected for").containsExactlyInAnyOrder("platform", "lastUpdate");
    }

    @Test
    void makesEveryArtefactThatAReaderNames() throws IOException {
        Set<String> made = Stream.concat(PLAN.lines().stream(), Endpoints.LINES.stream())
                .map(line -> line.artefact().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> named = constantsOfTheReaders().stream()
                .filter(text -> text.matches("(commands|directory|files|events|powershell)/[\\w./-]*"))
                .filter(text -> !BEGINNINGS.contains(text))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(named)
                .allSatisfy(artefact -> assertThat(
                                made.contains(artefact) || made.stream().anyMatch(path -> isCopyOf(path, artefact)))
                        .as(artefact)
                        .isTrue());
    }

    /** {@code files/{SystemRoot}/System32/x} can be files/C/Windows/System32/x. */
    private static boolean isCopyOf(String path, String artefact) {
        return path.startsWith("files/{")
                && artefact.startsWith("files/")
                && artefact.endsWith(path.substring(path.indexOf('}') + 1));
    }

    @Test
    void makesEveryArtefactOfTheSampleServer() {
        Set<String> made = Stream.concat(PLAN.lines().stream(), Endpoints.LINES.stream())
                .map(line -> line.artefact().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> sample = new TreeSet<>(SampleServer.aServer().files().keySet());
        assertThat(sample.stream()
                        .map(path -> path.toLowerCase(Locale.ROOT))
                        .filter(path -> !path.startsWith("registry/") && !path.equals("manifest.json"))
                        .filter(path -> !path.startsWith("tls/"))
                        .filter(path -> !made.contains(path))
                        .filter(path -> made.stream()
                                .noneMatch(each -> each.startsWith("files/{")
                                        && path.endsWith(each.substring(each.indexOf('}') + 1)))))
                .isEmpty();
    }

    @Test
    void exportsEveryKeyThatAReaderNames() throws IOException {
        List<String> exported = keys(Step.Kind.REGISTRY);
        List<String> queried = keys(Step.Kind.VALUES);
        List<String> named = constantsOfTheReaders().stream()
                .filter(text -> text.matches("HK(LM|CU)\\\\.*"))
                .map(text -> long_(text.replaceAll("[\\x01].*", "")))
                .filter(text -> !VALUES.contains(text))
                .distinct()
                .filter(text -> !text.equals(long_("HKLM\\SOFTWARE\\")))
                .filter(text -> !text.equals(long_("HKLM\\SOFTWARE\\WOW6432Node\\")))
                .filter(text -> !text.equals(long_("HKLM\\SOFTWARE\\Policies\\")))
                .toList();
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named.stream()
                        .filter(key ->
                                exported.stream().noneMatch(root -> isAtOrBelow(key, root) || root.startsWith(key)))
                        .filter(key -> queried.stream().noneMatch(query -> query.equals(key) || query.startsWith(key))))
                .isEmpty();
    }

    @Test
    void exportsEveryKeyOfTheSampleServer() throws Exception {
        List<String> exported = keys(Step.Kind.REGISTRY);
        List<String> queried = keys(Step.Kind.VALUES);
        Set<String> outside = new TreeSet<>();
        SampleServer.aServer().files().forEach((path, bytes) -> {
            if (path.startsWith("registry/")) {
                new String(bytes, StandardCharsets.UTF_16LE)
                        .lines()
                        .filter(line -> line.startsWith("[HKEY"))
                        .map(line -> line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT))
                        .filter(key ->
                                exported.stream().noneMatch(root -> isAtOrBelow(key, root)) && !queried.contains(key))
                        .forEach(outside::add);
            }
        });
        assertThat(outside).isEmpty();
    }

    @Test
    void exportsNothingTwice() {
        List<String> exported = keys(Step.Kind.REGISTRY);
        for (String one : exported) {
            assertThat(exported.stream().filter(other -> isAtOrBelow(one, other)))
                    .as(one)
                    .hasSize(1);
            assertThat(keys(Step.Kind.VALUES).stream().filter(other -> isAtOrBelow(other, one)))
                    .isEmpty();
        }
    }

    @Test
    void everyToolIsOneOfTheSystem() {
        assertThat(PLAN.steps())
                .filteredOn(step -> step.kind() != Step.Kind.COPY)
                .allSatisfy(step -> assertThat(step.command().tool())
                        .matches("(inetsrv\\\\|WindowsPowerShell\\\\v1\\.0\\\\)?[a-z]+\\.exe"));
        assertThat(PLAN.lines())
                .allSatisfy(line -> assertThat(line.command()).matches("(?s)(\"\\{system}\\\\|copy /b /y ).*"));
    }

    /** Where the shell is dead, or hangs, nothing else waits for it or is lost with it. */
    @Test
    void theManagementShellHasAProcessOfItsOwn() {
        Step step = PLAN.steps().stream()
                .filter(each -> CommandText.of(each).contains("PSSnapin"))
                .findFirst()
                .orElseThrow();
        assertThat(step).isEqualTo(PLAN.steps().get(PLAN.steps().size() - 1));
        assertThat(step.artefacts()).singleElement().satisfies(artefact -> {
            assertThat(artefact.path().text()).isEqualTo("powershell/Get-AuthConfig.clixml");
            assertThat(artefact.optional()).isTrue();
        });
        assertThat(step.limits().seconds()).isLessThan(60);
        assertThat(CommandText.of(step))
                .startsWith("\"{system}\\WindowsPowerShell\\v1.0\\powershell.exe\" -NoProfile -NonInteractive -Command")
                .contains("Get-PSSnapin -Registered")
                .contains("WaitOne(25000)")
                .contains("Stop-Process -Id $PID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps: []\nmore: 1",
                "steps: [{artefact: a, facts: []}]",
                "steps: [{artefact: a, registry: A, values: B, facts: []}]",
                "steps: [{artefact: a, registry: A, facts: [], second: 3}]",
                "steps: [{artefact: a, registry: A}]",
                "steps: [{artefact: a, registry: A, facts: [], seconds: long}]",
                "steps: [{artefact: a, registry: 'A{nothing}', facts: []}]",
                "steps: [{artefact: a, registry: A, facts: []}, {artefact: a, registry: B, facts: []}]",
                "steps: [{let: a, csv: {artefact: x, column: 2}}]",
                "steps: [{let: a, domainOf: b}]",
                "steps: [{let: system, value: {key: A, name: B}}]",
                "steps: [x]",
            })
    void aMistakeInThePlanEndsReading(String yaml) {
        assertThatThrownBy(() -> PlanReader.read("asOf: 2026-11-21\n" + yaml))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rules/collect/plan.yaml");
    }

    private static List<String> keys(Step.Kind kind) {
        return PLAN.steps().stream()
                .filter(step -> step.kind() == kind)
                .map(step -> step.subject().text().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static boolean isAtOrBelow(String key, String root) {
        String plain = key.endsWith("\\") ? key.substring(0, key.length() - 1) : key;
        return plain.equals(root) || plain.startsWith(root + "\\");
    }

    private static String long_(String key) {
        return key.toUpperCase(Locale.ROOT)
                .replaceFirst("^HKLM", "HKEY_LOCAL_MACHINE")
                .replaceFirst("^HKCU", "HKEY_CURRENT_USER");
    }

    /** All texts in the classes that read facts, those that are put together included. */
    private static Set<String> constantsOfTheReaders() throws IOException {
        Set<String> texts = new HashSet<>();
        Path classes = Path.of("target/classes/dev/cupreflight/facts");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                texts.addAll(constants(Files.readAllBytes(file)));
            }
        }
        return texts;
    }

    /** The texts in the constant pool of a class (Java Virtual Machine Specification 4.4). */
    private static List<String> constants(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipBytes(8);
        int count = in.readUnsignedShort();
        List<String> texts = new ArrayList<>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(in.readUTF());
                case 5, 6 -> {
                    in.skipBytes(8);
                    index++;
                }
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                default -> in.skipBytes(4);
            }
        }
        return texts;
    }
}
