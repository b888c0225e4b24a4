package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cupreflight.clearance.Clearance;
import dev.cupreflight.clearance.Trust;
import dev.cupreflight.clearance.Verification;
import dev.cupreflight.clearance.Verifier;
import dev.cupreflight.sample.ProgramFile;
import dev.cupreflight.sample.SampleSigner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing with check, and verify, as a script sees them. */
class VerifyTest {
    private static final String PLANNED = "2026-11-21T10:30:00Z";
    private static final SampleSigner SIGNER = SampleSigner.rsa("CN=Release Desk", 2048);

    @TempDir
    private Path folder;

    private Path bundle;
    private Path report;
    private Path trust;
    private Path setup;

    @BeforeEach
    void files() throws IOException {
        bundle = aServer().writeTo(folder.resolve("bundle"));
        report = folder.resolve("report.json");
        trust = Files.write(folder.resolve("trust.pem"), SIGNER.pem());
        Files.write(folder.resolve("key.p12"), SIGNER.pkcs12());
        Files.writeString(folder.resolve("password.txt"), SampleSigner.PASSWORD);
        Path media = Files.createDirectory(folder.resolve("media"));
        Files.writeString(media.resolve("EXCHANGESERVER.msi"), "a package");
        setup = Files.write(media.resolve("Setup.EXE"), ProgramFile.setup("15.2.1748.10"));
    }

    private Run check(Object... more) {
        Object[] words = new Object[more.length + 7];
        Object[] head = {
            "check",
            "--evidence",
            bundle,
            "--sign",
            folder.resolve("key.p12"),
            "--sign-password-file",
            folder.resolve("password.txt")
        };
        System.arraycopy(head, 0, words, 0, 7);
        System.arraycopy(more, 0, words, 7, more.length);
        return Run.of(words);
    }

    /** A report of a checklist with two rules, so that it has few bytes. */
    private Path small(String id) throws IOException {
        return Files.writeString(
                folder.resolve("small.yaml"),
                "id: " + id
                        + "\ntitle: Small\nstage: task\nsections:\n  - title: S\n    rules:\n      - host.name-valid\n");
    }

    @Test
    void aSignedReportIsGenuineUntilOneByteChanges() throws Exception {
        assertThat(check("--at", PLANNED, "--checklist", small("before-cu"), "--report", "json=" + report)
                        .code())
                .isZero();
        assertThat(Run.of("verify", report, "--trust", trust).code()).isZero();
        assertThat(Run.of("verify", report, "--trust", trust, "--evidence", bundle, "--max-age", "5m")
                        .code())
                .isZero();
        byte[] bytes = Files.readAllBytes(report);
        byte[] signature = Files.readAllBytes(folder.resolve("report.json.p7s"));
        Verifier.Question question = new Verifier.Question(
                Trust.read(SIGNER.pem()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse(PLANNED));
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            assertThat(Verifier.verify(changed, Optional.of(signature), question)
                            .answer())
                    .as("byte %d", at)
                    .isEqualTo(Verification.Answer.REFUSED);
            if (at % 50 == 0) {
                Files.write(report, changed);
                Run run = Run.of("verify", report, "--trust", trust);
                assertThat(run.code()).as("byte %d: %s", at, run.err()).isEqualTo(1);
                assertThat(run.out()).contains("NO:").doesNotContain("YES");
            }
        }
    }

    @Test
    void aReportOfAnotherChecklistClearsNoUpdate() throws IOException {
        check("--at", PLANNED, "--checklist", small("auth-certificate"), "--report", "json=" + report);
        Run run = Run.of("verify", report, "--trust", trust);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("Only before-cu clears an update.");
    }

    @Test
    void aGenuineReportOfABlockedServerIsNoClearance() throws IOException {
        bundle = aServer().withExpiredCertificateOn("127.0.0.1:443").writeTo(folder.resolve("blocked"));
        assertThat(check("--report", "json=" + report).code()).isEqualTo(1);
        Run run = Run.of("verify", report, "--trust", trust);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("PROVEN", "NO: the file says that the server is blocked.");
    }

    @Test
    void everyReportFormatIsSignedAndOnlyJsonSaysSomethingThatCanBeRelied() {
        Path html = folder.resolve("r.html");
        assertThat(check("--at", PLANNED, "--report", "html=" + html).code()).isZero();
        Run run = Run.of("verify", html, "--trust", trust);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("Not one byte was changed", "Verify the JSON report");
    }

    @Test
    void checkAndVerifyServeAnOrchestrator() throws IOException {
        Path clearance = folder.resolve("clearance.json");
        Run cleared = check("--setup", setup, "--clearance", clearance);
        assertThat(cleared.code()).as(cleared.err()).isZero();
        Run run = Run.of(
                "verify", clearance, "--trust", trust, "--setup", setup, "--server", "EX01", "--evidence", bundle);
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(violations(Files.readString(clearance))).isEmpty();
        assertThat(violations("{\"schema\": \"cu-preflight/clearance/1\"}")).isNotEmpty();
        Run json = Run.of("verify", clearance, "--trust", trust, "--format", "json");
        assertThat(json.json().get("answer").getAsString()).isEqualTo("cleared");
        Run other = Run.of("verify", clearance, "--trust", trust, "--server", "EX02");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).contains("It is of another server");
        Files.write(setup, ProgramFile.setup("15.2.1748.24"));
        Run iso = Run.of("verify", clearance, "--trust", trust, "--setup", setup);
        assertThat(iso.code()).isEqualTo(1);
        assertThat(iso.out()).contains("Is the right ISO mounted?");
        Path changed = aServer().service("W3SVC", 3).writeTo(folder.resolve("changed"));
        assertThat(Run.of("verify", clearance, "--trust", trust, "--evidence", changed)
                        .out())
                .contains("made from other evidence");
        Files.delete(folder.resolve("clearance.json.p7s"));
        Run unsigned = Run.of("verify", clearance, "--trust", trust);
        assertThat(unsigned.code()).isEqualTo(2);
        assertThat(unsigned.out()).contains("There is no signature");
    }

    @Test
    void whatCannotBeUsedIsSaidBeforeAnythingElse() throws IOException {
        assertThat(check().code()).isEqualTo(64);
        assertThat(check("--clearance", folder.resolve("c.json")).err()).contains("--setup");
        Files.writeString(folder.resolve("password.txt"), "wrong");
        Run run = check("--report", "json=" + report);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("the password is wrong");
        assertThat(report).doesNotExist();
        Run silent = Run.of(
                "check", "--evidence", bundle, "--sign", folder.resolve("key.p12"), "--report", "json=" + report);
        assertThat(silent.code()).isEqualTo(64);
        assertThat(silent.err()).contains("--sign-password-file");
        assertThat(Run.of("verify", folder.resolve("none.json")).code()).isEqualTo(65);
        assertThat(Run.of("verify", bundle).code()).isEqualTo(65);
        assertThat(Run.of("verify", setup, "--trust", setup).code()).isEqualTo(65);
        assertThat(Run.of("verify", setup).code()).isEqualTo(2);
        assertThat(Run.of("verify", setup, "--max-age", "x").code()).isEqualTo(64);
    }

    @Test
    void aDamagedClearanceOrReportIsRefusedInWords() throws IOException {
        for (String text : new String[] {
            "{\"schema\": \"cu-preflight/clearance/1\"}",
            "{\"schema\": \"cu-preflight/clearance/2\"}",
            "{\"schema\": \"cu-preflight/clearance/1\", \"verdict\": \"blocked\"}",
            "{\"schema\": \"cu-preflight/report/1\", \"verdict\": [], \"server\": 1}"
        }) {
            Files.writeString(report, text);
            Run run = Run.of("verify", report);
            assertThat(run.code()).as(text + run.err()).isEqualTo(1);
            assertThat(run.out()).contains("The file cannot be used");
        }
        for (String text :
                new String[] {"", "[", "{", "{\"schema\": []}", "[".repeat(100_000), "{\"a\":".repeat(100_000)}) {
            Files.writeString(report, text);
            assertThat(Run.of("verify", report).code()).isEqualTo(2);
        }
    }

    private static List<String> violations(String json) throws IOException {
        try (InputStream in = Clearance.class.getResourceAsStream("clearance.schema.json")) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON)
                    .validate(json, InputFormat.JSON)
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
