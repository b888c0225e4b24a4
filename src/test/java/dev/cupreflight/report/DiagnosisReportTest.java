package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cupreflight.console.Styles;
import dev.cupreflight.diagnose.Diagnoser;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.evidence.setuplog.SetupLogReader;
import dev.cupreflight.rules.expression.Expressions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two made-up logs in every format: the classic, and a check of the prerequisites with an error that nobody knows. */
class DiagnosisReportTest {
    private static final Expressions LANGUAGE = SignaturePack.language();
    private static final SignaturePack PACK = SignaturePack.builtIn(() -> LANGUAGE);

    private static final String BEGIN = """
            **********************************************
            Starting Microsoft Exchange Server 2019 Setup
            **********************************************
            Local time zone: (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna.
            Setup version: 15.2.1748.10.
            Logged on user: CONTOSO\\kim.
            Command Line Parameter Name='sourcedir', Value='E:\\'.
            Server Name=EX01
            The installation mode is set to: 'BuildToBuildUpgrade'.
            The locally installed version is 15.2.1258.12.
            """;
    private static final String END = """
            [ERROR-REFERENCE] Id=BridgeheadExchangeCertificate___36d297b4 Component=EXCHANGE14:
            Setup is stopping now because of one or more critical errors.
            The Exchange Server setup operation didn't complete.  More details can be found in ExchangeSetup.log.
            CurrentResult setupbase.maincore:396: 1
            End of Setup
            **********************************************
            """;

    private static Diagnosis classic() {
        return diagnosis(BEGIN + """
                Setup will run the task 'Install-BridgeheadRole'
                Installing certificate signed by 'CN=Contoso Issuing CA 2' for site 'Default Web Site'.  Certificate is valid from 20.10.2025 12:00:00 until 20.10.2026 11:59:59
                [ERROR] The following error was generated when "$error.Clear();
                  Install-ExchangeCertificate -services IIS -DomainController $RoleDomainController
                 " was run: "System.Security.Cryptography.CryptographicException: The certificate is expired.
                   at Microsoft.Exchange.Configuration.Tasks.Task.ThrowError(Exception exception)".
                [ERROR] The certificate is expired.
                """ + END);
    }

    private static Diagnosis unknown() {
        return diagnosis(BEGIN + """
                User specified parameters:  -Component:'ServerWideOffline' -Requester:'Functional' -State:'Inactive' -Identity:'EX01'
                Evaluated [Rule:MSDTCStopped] [HasException:False] [Value:"True"] [ParentValue:"<NULL>"] [Thread:6]
                Processing component 'Flux Component' (Configuring the flux.).
                [ERROR] The following error was generated when "$error.Clear();
                  Install-Flux <b>&"now"</b>
                 " was run: "System.Exception: The flux capacitor \u001B[2J\u202Eis dry.
                   at Microsoft.Exchange.Flux".
                [ERROR] The flux capacitor is dry.
                """);
    }

    @Test
    void looksAsStored() {
        for (int width : new int[] {80, 100}) {
            Golden.matches("diagnosis-classic-" + width + ".txt", text(classic(), width));
        }
        Golden.matches("diagnosis-unknown-100.txt", text(unknown(), 100));
        Golden.matches("diagnosis-classic.html", written(new DiagnosisHtml(), classic()));
        Golden.matches("diagnosis-unknown.html", written(new DiagnosisHtml(), unknown()));
        Golden.matches("diagnosis-classic.json", written(new DiagnosisJson(), classic()));
        Golden.matches("diagnosis-unknown.json", written(new DiagnosisJson(), unknown()));
        Golden.matches("diagnosis-classic.md", written(new DiagnosisMarkdown(), classic()));
        Golden.matches("diagnosis-classic.xml", written(new DiagnosisJUnit(), classic()));
        Golden.matches("diagnosis-classic.csv", written(new DiagnosisCsv(), classic()));
    }

    @Test
    void anUnknownErrorIsToldInFullInEveryFormat() {
        for (DiagnosisWriter writer : List.of(
                new DiagnosisText(Styles.NONE, 100),
                new DiagnosisHtml(),
                new DiagnosisMarkdown(),
                new DiagnosisJson(),
                new DiagnosisJUnit(),
                new DiagnosisCsv())) {
            String written = written(writer, unknown());
            assertThat(written).contains("The flux capacitor", "is dry", "Flux Component");
            assertThat(written).doesNotContain("\u001B", "\u202E");
        }
    }

    @Test
    void theJsonKeepsItsSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(DiagnosisJson.schema(), InputFormat.JSON);
        for (Diagnosis each : List.of(
                classic(),
                unknown(),
                diagnosis(BEGIN),
                diagnosis(BEGIN + "The Exchange Server setup operation completed successfully.\nEnd of Setup\n"),
                diagnosis("End of Setup\n"),
                diagnosis(BEGIN + "[REQUIRED] Something is missing.\n"))) {
            assertThat(schema.validate(json(each), InputFormat.JSON))
                    .as(each.answer().word())
                    .isEmpty();
        }
        for (String wrong : List.of(
                json(classic()).replace("\"signature\": \"certificate-expired\"", "\"signature\": \"\""),
                json(classic()).replace("\"answer\": \"failed, explained\"", "\"answer\": \"ok\""),
                json(classic()).replace("\"outcome\": \"failed\"", "\"outcome\": \"succeeded\""),
                json(classic()).replace("\"meaning\"", "\"words\""),
                json(classic()).replace("diagnosis/1", "diagnosis/2"))) {
            assertThat(wrong).isNotEqualTo(json(classic()));
            assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
        }
        assertThat(JsonParser.parseString(json(unknown()))
                        .getAsJsonObject()
                        .get("answer")
                        .getAsString())
                .isEqualTo("failed, not recognised");
    }

    private static String json(Diagnosis diagnosis) {
        return written(new DiagnosisJson(), diagnosis);
    }

    private static String text(Diagnosis diagnosis, int width) {
        return written(new DiagnosisText(Styles.NONE, width), diagnosis);
    }

    private static String written(DiagnosisWriter writer, Diagnosis diagnosis) {
        StringWriter out = new StringWriter();
        try {
            writer.write(diagnosis, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Diagnosis diagnosis(String lines) {
        StringBuilder log = new StringBuilder();
        lines.lines()
                .forEach(line -> log.append(line.startsWith(" ") ? "" : "[11/20/2026 20:15:00.0123] [1] ")
                        .append(line)
                        .append("\r\n"));
        try {
            return new Diagnoser(PACK, Optional.empty())
                    .diagnose(
                            "C:\\ExchangeSetupLogs\\ExchangeSetup.log",
                            SetupLogReader.read(
                                    new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)),
                                    PACK.notes(),
                                    0),
                            true)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
