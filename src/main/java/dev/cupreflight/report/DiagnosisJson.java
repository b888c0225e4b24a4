package dev.cupreflight.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.cupreflight.check.Finding;
import dev.cupreflight.diagnose.Cause;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.evidence.setuplog.LogLine;
import dev.cupreflight.evidence.setuplog.SetupError;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupPrerequisite;
import dev.cupreflight.evidence.setuplog.SetupRun;
import dev.cupreflight.rules.FixPlan;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A diagnosis as JSON for machines; its shape is described by the resource {@code diagnosis.schema.json}. Times are as in
 * the log, taken as UTC.
 */
public final class DiagnosisJson implements DiagnosisWriter {
    /** The value of {@code schema}; a change that breaks readers gets another number. */
    public static final String SCHEMA = "cu-preflight/diagnosis/1";

    private static final int MOST_ERRORS = 20;

    /** The JSON Schema of this document. */
    public static String schema() throws IOException {
        return JsonReport.resource("diagnosis.schema.json");
    }

    @Override
    public void write(Diagnosis diagnosis, Writer out) throws IOException {
        // Not closed: that would close the caller's writer too.
        JsonWriter json = new JsonWriter(new AsciiJson(out));
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.setHtmlSafe(false);
        json.beginObject();
        json.name("schema").value(SCHEMA);
        json.name("log").value(diagnosis.source());
        json.name("lines").value(diagnosis.log().lines());
        json.name("answer").value(diagnosis.answer().word());
        json.name("meaning").value(DiagnosisPhrases.meaning(diagnosis));
        run(json, diagnosis.run());
        json.name("causes").beginArray();
        for (Cause cause : diagnosis.causes()) {
            cause(json, cause);
        }
        json.endArray();
        errors(json, diagnosis.run().errors());
        prerequisites(json, diagnosis.run());
        runs(json, diagnosis.log());
        JsonReport.texts(json, "notes", diagnosis.notes());
        json.endObject();
        json.flush();
        out.write('\n');
    }

    private static void run(JsonWriter json, SetupRun run) throws IOException {
        json.name("run").beginObject();
        json.name("number").value(run.number());
        json.name("firstLine").value(run.firstLine());
        json.name("lastLine").value(run.lastLine());
        json.name("outcome").value(run.outcome());
        time(json, "startedAt", run.header().startedAt());
        time(json, "endedAt", run.endedAt());
        json.name("server").value(run.server().name());
        json.name("product").value(run.header().product());
        json.name("mediaVersion").value(run.header().mediaVersion());
        json.name("installedVersion").value(run.server().olderVersion());
        json.name("mode").value(run.server().mode());
        json.name("user").value(run.header().user());
        json.name("domainController").value(run.server().domainController());
        json.name("task").value(run.task());
        json.name("lastError").value(run.lastError());
        json.endObject();
    }

    private static void cause(JsonWriter json, Cause cause) throws IOException {
        json.beginObject();
        json.name("signature").value(cause.id());
        json.name("title").value(cause.title());
        json.name("certain").value(cause.certain());
        json.name("aside").value(cause.aside());
        json.name("why").value(cause.why());
        json.name("proof").beginArray();
        for (LogLine line : cause.proof()) {
            json.beginObject();
            json.name("line").value(line.number());
            json.name("text").value(DiagnosisPhrases.cut(line.text()));
            json.endObject();
        }
        json.endArray();
        json.name("confirmed").beginArray();
        for (Finding finding : cause.confirmed()) {
            json.beginObject();
            json.name("rule").value(finding.rule().id());
            json.name("subject").value(finding.subject());
            json.name("message").value(finding.message());
            json.endObject();
        }
        json.endArray();
        json.name("fixes").beginArray();
        for (FixPlan fix : cause.fixes()) {
            JsonFix.write(json, fix);
        }
        json.endArray();
        JsonReport.texts(json, "references", cause.references());
        json.name("consequences").beginArray();
        for (Cause each : cause.consequences()) {
            cause(json, each);
        }
        json.endArray();
        json.endObject();
    }

    private static void errors(JsonWriter json, List<SetupError> errors) throws IOException {
        json.name("errors").beginArray();
        for (SetupError each : errors.subList(Math.max(0, errors.size() - MOST_ERRORS), errors.size())) {
            json.beginObject();
            json.name("line").value(each.line());
            json.name("text").value(each.text());
            json.name("component").value(each.component());
            json.name("reference").value(each.reference());
            json.name("fatal").value(each.fatal());
            json.endObject();
        }
        json.endArray();
    }

    private static void prerequisites(JsonWriter json, SetupRun run) throws IOException {
        json.name("prerequisites").beginArray();
        for (SetupPrerequisite each : run.prerequisites()) {
            json.beginObject();
            json.name("rule").value(each.rule());
            json.name("required").value(each.required());
            json.name("reported").value(each.reported());
            json.name("message").value(each.message());
            json.name("line").value(each.line());
            json.endObject();
        }
        json.endArray();
    }

    private static void runs(JsonWriter json, SetupLog log) throws IOException {
        json.name("runs").beginArray();
        for (SetupLog.Brief each : log.runs()) {
            json.beginObject();
            json.name("number").value(each.number());
            json.name("firstLine").value(each.firstLine());
            time(json, "startedAt", each.startedAt());
            json.name("mediaVersion").value(each.mediaVersion());
            json.name("outcome").value(each.outcome());
            json.endObject();
        }
        json.endArray();
    }

    private static void time(JsonWriter json, String name, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            json.name(name).value(time.get().toString());
        }
    }
}
