package dev.cupreflight.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The real logs, each of a failed run, and the published error of the classic case. */
class RealSetupLogTest {

    @TestFactory
    Stream<DynamicTest> eachLogGivesWhatItsExpectationNames() throws Exception {
        Path folder = SetupLogs.corpus();
        return Files.readAllLines(folder.resolve("expected.yaml")).stream()
                .filter(line -> line.contains(".log:"))
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    String[] parts = line.split(":", 2);
                    List<String> expected = Arrays.stream(
                                    parts[1].replaceAll("[\\[\\]]", "").split(","))
                            .map(String::strip)
                            .toList();
                    Diagnosis diagnosis = SetupLogs.diagnose(Files.readAllBytes(folder.resolve(parts[0])))
                            .orElseThrow();
                    assertThat(diagnosis.answer()).isEqualTo(Diagnosis.Answer.EXPLAINED);
                    assertThat(SetupLogs.ids(diagnosis)).containsAll(expected);
                    assertThat(expected).contains(diagnosis.causes().get(0).id());
                    assertThat(diagnosis.causes().get(0).certain()).isTrue();
                    assertThat(diagnosis.causes().get(0).proof()).isNotEmpty();
                }));
    }

    @Test
    void thePublishedErrorIsTheExpiredCertificateWhereverItStands() throws Exception {
        String error = Files.readString(SetupLogs.corpus().resolve("fragments/certificate-expired.txt"));
        String stamped = "[03/08/2021 04:33:41.0542] [1] [ERROR] ";
        for (String text : List.of(
                error,
                SetupLogs.run("03/08/2021", "", "") + error,
                SetupLogs.run("03/08/2021", "", "") + stamped + error,
                SetupLogs.run("03/08/2020", "", SetupLogs.SUCCESS)
                        + SetupLogs.run("03/08/2021", "", "")
                        + stamped
                        + error.substring(error.indexOf("The following"))
                        + SetupLogs.run("03/09/2021", "", "").lines().limit(0).reduce("", String::concat))) {
            assertThat(SetupLogs.diagnose(text).causes().get(0).id()).isEqualTo("certificate-expired");
        }
    }

    @Test
    void aSuccessAfterAFailureIsASuccessAndAFailureAfterYearsOfSuccessesIsFound() throws Exception {
        String failed = SetupLogs.run("03/08/2021", "[ERROR] The certificate is expired.", SetupLogs.FAILURE);
        String good = SetupLogs.run("03/09/2021", "", SetupLogs.SUCCESS);
        assertThat(SetupLogs.diagnose(failed + good).answer()).isEqualTo(Diagnosis.Answer.SUCCEEDED);
        Diagnosis last = SetupLogs.diagnose(good.repeat(300) + failed);
        assertThat(last.run().number()).isEqualTo(301);
        assertThat(last.causes().get(0).id()).isEqualTo("certificate-expired");
    }

    @Test
    void aWindowThatWasOpenedAndClosedDoesNotHideTheFailureBefore() throws Exception {
        String failed = SetupLogs.run("03/08/2021", "[ERROR] The certificate is expired.", SetupLogs.FAILURE);
        String closed = SetupLogs.run("03/09/2021", "Finished loading screen WelcomePage.", "End of Setup\n****\n");
        Diagnosis diagnosis = SetupLogs.diagnose(failed + closed);
        assertThat(diagnosis.run().number()).isEqualTo(1);
        assertThat(diagnosis.notes()).anyMatch(note -> note.contains("did nothing"));
        assertThat(SetupLogs.diagnose(closed).answer()).isEqualTo(Diagnosis.Answer.CLOSED);
    }

    @Test
    void aPrerequisiteThatNobodyKnowsIsToldInItsOwnWords() throws Exception {
        Diagnosis diagnosis = SetupLogs.diagnose(SetupLogs.run(
                "03/08/2031",
                "Failed [Rule:QuantumReady] [Message:The quantum driver is missing.]\n[REQUIRED] The quantum driver is missing.",
                ""));
        assertThat(diagnosis.causes()).hasSize(1);
        assertThat(diagnosis.causes().get(0).title()).isEqualTo("The quantum driver is missing.");
        assertThat(diagnosis.causes().get(0).fixes().toString()).contains("QuantumReady");
    }

    @Test
    void anUnknownErrorIsNotRecognisedAndALogThatEndsInTheMiddleSaysSo() throws Exception {
        Diagnosis unknown = SetupLogs.diagnose(SetupLogs.run("03/08/2021", "[ERROR] Flux.", SetupLogs.FAILURE));
        assertThat(unknown.answer()).isEqualTo(Diagnosis.Answer.UNRECOGNISED);
        assertThat(unknown.run().lastError()).isEqualTo("Flux.");
        assertThat(SetupLogs.diagnose(SetupLogs.run("03/08/2021", "Copying Files...", ""))
                        .answer())
                .isEqualTo(Diagnosis.Answer.UNFINISHED);
    }
}
