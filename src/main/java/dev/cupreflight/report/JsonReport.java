package dev.cupreflight.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checklist.Answered;
import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.check.Waiver;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.PackChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * JSON for machines; its shape is a contract, described by the resource {@code report.schema.json}. Texts stand there
 * exactly as they were found.
 */
public final class JsonReport implements ReportWriter {
    /** The value of {@code schema}; a change that breaks readers gets another number. */
    public static final String SCHEMA = "cu-preflight/report/1";

    /** The JSON Schema of this document. */
    public static String schema() throws IOException {
        return resource("report.schema.json");
    }

    static String resource(String name) throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        // Not closed: that would close the caller's writer too.
        JsonWriter json = new JsonWriter(new AsciiJson(out));
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.setHtmlSafe(false);
        json.beginObject();
        json.name("schema").value(SCHEMA);
        head(json, report);
        json.name("verdict").value(report.result().verdict().word());
        counts(json, report.result());
        json.name("findings").beginArray();
        for (CheckResult.Section section : report.result().sections()) {
            for (Finding finding : section.findings()) {
                finding(json, section.title(), finding);
            }
        }
        json.endArray();
        items(json, report.result());
        texts(json, "waivers", report.result().waiverRemarks());
        json.endObject();
        json.flush();
        out.write('\n');
    }

    private static void head(JsonWriter json, Report report) throws IOException {
        json.name("tool").beginObject();
        json.name("name").value("cu-preflight");
        json.name("version").value(report.tool().version());
        json.name("rulePack").value("sha256:" + report.tool().rulePack());
        json.name("changes").beginArray();
        for (PackChange change : report.tool().changes()) {
            change(json, change);
        }
        json.endArray();
        json.endObject();
        json.name("server").beginObject();
        json.name("name").value(report.server().name());
        json.name("exchange").value(report.server().exchange());
        json.name("build").value(report.server().build());
        json.endObject();
        evidence(json, report.evidence());
        json.name("checklist").value(report.result().checklist());
        json.name("plannedAt").value(report.plannedAt().toString());
        json.name("evaluatedAt").value(report.evaluatedAt().toString());
        json.name("target").value(report.target());
    }

    private static void change(JsonWriter json, PackChange change) throws IOException {
        json.beginObject();
        json.name("kind").value(change.kind().word());
        json.name("name").value(change.name());
        texts(json, "rules", change.rules());
        if (change.values().isPresent()) {
            json.name("from").value(change.values().get().from());
            json.name("to").value(change.values().get().to());
        }
        json.name("at").value(change.at());
        optional(json, "because", change.because());
        json.endObject();
    }

    private static void evidence(JsonWriter json, Report.EvidenceLine evidence) throws IOException {
        json.name("evidence").beginObject();
        json.name("source").value(evidence.source());
        if (evidence.collectedAt().isPresent()) {
            json.name("collectedAt").value(evidence.collectedAt().get().toString());
        }
        json.name("sha256").value(evidence.sha256());
        optional(json, "collectedBy", evidence.collectedBy());
        texts(json, "notes", evidence.notes());
        json.endObject();
    }

    private static void counts(JsonWriter json, CheckResult result) throws IOException {
        json.name("counts").beginObject();
        json.name("pass").value(result.count(Status.PASS));
        json.name("fail").value(result.count(Status.FAIL));
        json.name("unknown").value(result.count(Status.UNKNOWN));
        json.name("notApplicable").value(result.count(Status.NOT_APPLICABLE));
        json.name("waived").value(result.count(Status.WAIVED));
        json.endObject();
    }

    private static void finding(JsonWriter json, String section, Finding finding) throws IOException {
        json.beginObject();
        json.name("rule").value(finding.rule().id());
        json.name("title").value(finding.rule().title());
        json.name("severity").value(finding.severity().word());
        json.name("status").value(finding.status().word());
        json.name("subject").value(finding.subject());
        json.name("message").value(finding.message());
        texts(json, "missing", finding.missing().stream().map(Missing::toString).toList());
        texts(json, "evidence", finding.evidence());
        json.name("fixes").beginArray();
        for (FixPlan fix : finding.fixes()) {
            JsonFix.write(json, fix);
        }
        json.endArray();
        optional(json, "seen", finding.seen());
        texts(json, "references", finding.rule().references());
        json.name("why").value(finding.rule().why());
        json.name("section").value(section);
        if (finding.waiver().isPresent()) {
            waiver(json, finding.waiver().get());
        }
        json.endObject();
    }

    private static void waiver(JsonWriter json, Waiver waiver) throws IOException {
        json.name("waiver").beginObject();
        json.name("reason").value(waiver.reason());
        json.name("owner").value(waiver.owner());
        json.name("expires").value(waiver.expires().toString());
        json.endObject();
    }

    private static void items(JsonWriter json, CheckResult result) throws IOException {
        json.name("items").beginArray();
        for (CheckResult.Section section : result.sections()) {
            for (Item item : section.items()) {
                json.beginObject();
                json.name("id").value(item.id());
                json.name("title").value(item.title());
                json.name("severity").value(item.severity().word());
                json.name("section").value(section.title());
                if (item.answer().isPresent()) {
                    answer(json, item.answer().get());
                }
                json.endObject();
            }
        }
        json.endArray();
    }

    private static void answer(JsonWriter json, Answered answer) throws IOException {
        json.name("answer").beginObject();
        json.name("status").value(answer.status().word());
        json.name("by").value(answer.by());
        json.name("at").value(answer.at().toString());
        optional(json, "note", answer.note());
        json.endObject();
    }

    private static void optional(JsonWriter json, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.name(name).value(text);
        }
    }

    static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }
}
