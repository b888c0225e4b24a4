package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void looksAsStored() {
        Golden.matches("blocked.json", json(SampleReports.blocked()));
    }

    @Test
    void keepsItsSchema() throws IOException {
        for (Report report : List.of(
                SampleReports.blocked(),
                SampleReports.undetermined(),
                SampleReports.cleared(),
                SampleReports.ofFolder(),
                SampleReports.hostile("\uD800 \u001B[0m"))) {
            assertThat(schema().validate(json(report), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void hasASchemaThatRefusesWhatIsNotInTheContract() throws IOException {
        String json = json(SampleReports.blocked());
        for (String wrong : List.of(
                json.replace("\"status\": \"not-applicable\"", "\"status\": \"skipped\""),
                json.replace("\"verdict\": \"blocked\"", "\"verdict\": \"ok\""),
                json.replace("\"pass\": 2", "\"pass\": \"2\""),
                json.replace("\"checklist\"", "\"list\""),
                json.replace("\"rulePack\": \"sha256:", "\"rulePack\": \""),
                json.replace("\"schema\": \"cu-preflight/report/1\"", "\"schema\": \"cu-preflight/report/2\""))) {
            assertThat(wrong).isNotEqualTo(json);
            assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void keepsTheOrderOfTheContract() {
        JsonObject report =
                JsonParser.parseString(json(SampleReports.blocked())).getAsJsonObject();
        assertThat(report.keySet())
                .containsExactly(
                        "schema",
                        "tool",
                        "server",
                        "evidence",
                        "checklist",
                        "plannedAt",
                        "evaluatedAt",
                        "target",
                        "verdict",
                        "counts",
                        "findings",
                        "items",
                        "waivers");
        JsonObject finding = report.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertThat(finding.keySet())
                .startsWith(
                        "rule", "title", "severity", "status", "subject", "message", "missing", "evidence", "fixes");
    }

    @Test
    void differsBetweenAFolderAndAZipInTheSourceOnly() {
        assertThat(json(SampleReports.ofFolder()).replace("\"source\": \"EX01\"", "\"source\": \"EX01.zip\""))
                .isEqualTo(json(SampleReports.blocked()));
    }

    @Test
    void isAscii() {
        assertThat(json(SampleReports.hostile("\u009B \u202E \uD83D\uDE00"))).matches("[\\x20-\\x7E\\n]*");
    }

    private static String json(Report report) {
        return Golden.written(new JsonReport(), report);
    }

    private static Schema schema() throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream("report.schema.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }
}
