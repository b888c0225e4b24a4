package dev.cupreflight.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cupreflight.facts.BadBuilds;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Lifecycles;
import dev.cupreflight.facts.Release;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.rules.expression.Expressions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data that ages: consistent in itself, replaceable, and refused with place and hint when it is wrong. */
class LifecycleReaderTest {
    private static final Releases RELEASES =
            RulePack.builtIn(() -> new Expressions(Facts.class)).releases();

    @TempDir
    private Path folder;

    private String problems(String file, String text) throws Exception {
        Files.copy(Path.of("rules/system.yaml"), folder.resolve("system.yaml"));
        Files.writeString(folder.resolve(file), text);
        StringBuilder found = new StringBuilder();
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> RulePack.of(folder, () -> new Expressions(Facts.class)))
                .satisfies(e -> e.problems().forEach(problem -> found.append(problem.render())));
        return found.toString();
    }

    @Test
    void wrongDataIsRefusedWithItsPlace() throws Exception {
        String text = problems(
                "support.yaml", "asOf: 2026-09-20\nproducts:\n  - {product: \"2019\", ends: 14.10.2025, typo: 1}\n");
        assertThat(text).contains("support.yaml:3").contains("14.10.2025").contains("2025-10-14");
        assertThat(text).contains("typo");
    }

    @Test
    void aBuildThatIsNoneIsRefused() throws Exception {
        assertThat(
                        problems(
                                "known-issues.yaml",
                                "asOf: 2026-09-20\nissues:\n  - id: x\n    title: x\n    builds: [{from: CU14, fixed: 15.2.1.1}]\n"))
                .contains("known-issues.yaml:5")
                .contains("CU14");
    }

    @Test
    void aFolderMayReplaceOneFileAndLeaveTheOthers() throws Exception {
        Files.copy(Path.of("rules/system.yaml"), folder.resolve("system.yaml"));
        Files.writeString(folder.resolve("known-issues.yaml"), "asOf: 2030-01-01\nissues: []\n");
        RulePack pack = RulePack.read(List.of(PackLayer.of(folder)), () -> new Expressions(Facts.class));
        Lifecycles data = pack.releases().lifecycles();
        assertThat(data.issues().asOf()).isEqualTo("2030-01-01");
        assertThat(data.issues().entries()).isEmpty();
        assertThat(data.paths().entries()).isNotEmpty();
    }

    @Test
    void everySpanOfBadBuildsBeginsAndEndsAtAKnownBuild() {
        List<String> known = RELEASES.all().stream()
                .flatMap(release -> builds(release).stream())
                .toList();
        for (BadBuilds bad : RELEASES.lifecycles().issues().entries()) {
            assertThat(bad.from()).as(bad.id()).isLessThan(bad.fixed());
            assertThat(known)
                    .as(bad.id())
                    .contains(bad.from().text(), bad.fixed().text());
        }
    }

    private static List<String> builds(Release release) {
        String stem = release.build().major() + "." + release.build().minor() + "."
                + release.build().build() + ".";
        List<String> builds = new ArrayList<>(List.of(release.build().text()));
        release.updates().values().forEach(revision -> builds.add(stem + revision));
        return builds;
    }

    @Test
    void theFilesNameOnlyKnownReleases() {
        List<String> names = RELEASES.all().stream().map(Release::name).toList();
        Lifecycles data = RELEASES.lifecycles();
        data.support().entries().forEach(period -> assertThat(names).containsAll(period.extendedFor()));
        data.paths().entries().stream()
                .filter(path -> !path.through().isEmpty())
                .forEach(path -> assertThat(names).contains(path.through()));
    }
}
