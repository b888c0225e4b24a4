package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cupreflight.evidence.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Taking evidence away never clears a server: over all rules and all artefacts, what failed or was unknown never becomes
 * a pass, and where a blocker needs the artefact the check does not end with 0.
 */
class MissingArtefactTest {
    private static final String SAMPLE_TIME = "2026-12-05T22:00:00Z";
    private static final String AFTER_EXPIRY = "2024-12-10T00:00:00Z";

    /** The artefacts that a blocker of this pack rests on. */
    private static final Set<String> NEEDED = Set.of(
            "commands/acl-machine-keys.sddl",
            "commands/dir-installer.txt",
            "commands/dir-machine-keys.txt",
            "commands/dir-setup-logs.txt",
            "commands/dism-features.txt",
            "commands/tasklist-modules.csv",
            "commands/tasklist-services.csv",
            "commands/whoami-groups.csv",
            "commands/whoami-user.csv",
            "directory/computers.ldf",
            "directory/connectors.ldf",
            "directory/domain-controllers.ldf",
            "directory/domain.ldf",
            "directory/exchange.ldf",
            "directory/groups.ldf",
            "directory/mailboxes.ldf",
            "directory/organization.ldf",
            "directory/partitions.ldf",
            "directory/schema.ldf",
            "files/C/Program Files/Microsoft/Exchange Server/V15/Bin/EdgeTransport.exe.config",
            "files/C/Program Files/Microsoft/Exchange Server/V15/ClientAccess/SharedWebConfig.config",
            "files/C/Program Files/Microsoft/Exchange Server/V15/ClientAccess/ecp/web.config",
            "files/C/Windows/System32/inetsrv/config/applicationHost.config",
            "powershell/LanguageMode.clixml",
            "powershell/Win32_Volume.clixml",
            "registry/certificates-my.reg",
            "registry/dotnet.reg",
            "registry/exchange.reg",
            "registry/http-ssl-bindings.reg",
            "registry/inetstp.reg",
            "registry/installed-software.reg",
            "registry/installer-patches.reg",
            "registry/installer-products.reg",
            "registry/policies-user.reg",
            "registry/policies.reg",
            "registry/services.reg",
            "registry/windows.reg",
            "tls/127.0.0.1_443.json",
            "tls/127.0.0.1_444.json",
            "tls/ex01.contoso.com_443.json",
            "tls/ex01.contoso.com_444.json");

    @TempDir
    private Path folder;

    @Test
    void theMissingArtefactIsTheReason() throws IOException {
        Path bundle = copyOfCorpus();
        Files.delete(bundle.resolve("registry/http-ssl-bindings.reg"));
        Run run = Run.check(bundle, "2021-10-07T00:00:00Z", "--format", "json");
        assertThat(run.code()).isNotZero();
        assertThat(run.findings("iis.default-site-443-pair", "unknown"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(
                                finding.getAsJsonArray("missing").toString())
                        .contains("SslBindingInfo")
                        .contains("registry/http-ssl-bindings.reg: listed in the manifest, but not in the bundle"));
    }

    @TestFactory
    Stream<DynamicTest> withoutAnArtefactThatABlockerNeedsNothingIsCleared() {
        return NEEDED.stream()
                .sorted()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    Path bundle = aServer().without(path).writeTo(folder.resolve(path.replace('/', '_')));
                    Run run = Run.check(bundle, SAMPLE_TIME, "--format", "json");
                    assertThat(run.code()).isNotZero();
                    assertThat(run.verdict()).isNotEqualTo("cleared");
                }));
    }

    @TestFactory
    List<DynamicTest> takingAwayAnyArtefactOfARealServerTurnsNothingIntoAPass() throws IOException {
        Map<String, String> whole = statuses(Run.check(Corpus.soloE19a(), AFTER_EXPIRY, "--format", "json"));
        List<DynamicTest> tests = new ArrayList<>();
        for (String path : artefacts(Corpus.soloE19a())) {
            tests.add(DynamicTest.dynamicTest(path, () -> {
                Path bundle = copyOfCorpus();
                Files.delete(bundle.resolve(path));
                Map<String, String> reduced = statuses(Run.check(bundle, AFTER_EXPIRY, "--format", "json"));
                reduced.forEach((finding, status) -> {
                    if (status.equals("pass") && whole.containsKey(finding)) {
                        assertThat(whole.get(finding)).as(finding).isEqualTo("pass");
                    }
                });
            }));
        }
        return tests;
    }

    /** The list of running services is left out: what it still names runs, and what is cut off counts as stopped. */
    @TestFactory
    Stream<DynamicTest> damagingAnArtefactIsNoBetterThanTakingItAway() {
        return NEEDED.stream()
                .filter(path -> !path.equals("commands/tasklist-services.csv"))
                .sorted()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    byte[] half = aServer().files().get(path);
                    Path bundle = aServer()
                            .raw(path, Arrays.copyOf(half, half.length / 2 - 1))
                            .writeTo(folder.resolve("half" + path.replace('/', '_')));
                    assertThat(Run.check(bundle, SAMPLE_TIME).code()).isNotZero();
                }));
    }

    private static Map<String, String> statuses(Run run) {
        Map<String, String> found = new HashMap<>();
        for (JsonElement each : run.json().getAsJsonArray("findings")) {
            JsonObject finding = each.getAsJsonObject();
            found.put(
                    finding.get("rule").getAsString() + " "
                            + finding.get("subject").getAsString(),
                    finding.get("status").getAsString());
        }
        return found;
    }

    private Path copyOfCorpus() throws IOException {
        Path copy = Files.createTempDirectory(folder, "bundle");
        for (String path : artefacts(Corpus.soloE19a())) {
            Path target = copy.resolve(path);
            Files.createDirectories(target.getParent());
            Files.copy(Corpus.soloE19a().resolve(path), target);
            assertThat(target.toFile().setWritable(true)).isTrue();
        }
        return copy;
    }

    private static Set<String> artefacts(Path bundle) throws IOException {
        try (Stream<Path> files = Files.walk(bundle)) {
            Set<String> found = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> bundle.relativize(file).toString().replace('\\', '/'))
                    .forEach(found::add);
            return found;
        }
    }
}
