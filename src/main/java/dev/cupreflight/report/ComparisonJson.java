package dev.cupreflight.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Incomparable;
import dev.cupreflight.compare.Judgement;
import dev.cupreflight.compare.Side;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.Severity;
import java.io.IOException;
import java.io.Writer;

/**
 * A comparison as JSON for machines; its shape is a contract, described by the resource {@code comparison.schema.json}.
 * Texts stand there exactly as they were found.
 */
public final class ComparisonJson implements ComparisonWriter {
    /** The value of {@code schema}; a change that breaks readers gets another number. */
    public static final String SCHEMA = "cu-preflight/comparison/1";

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        // Not closed: that would close the caller's writer too.
        JsonWriter json = new JsonWriter(new AsciiJson(out));
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.setHtmlSafe(false);
        json.beginObject();
        json.name("schema").value(SCHEMA);
        json.name("server").value(comparison.server());
        side(json, "before", comparison.before());
        side(json, "after", comparison.after());
        json.name("occasion").value(comparison.occasion());
        json.name("answer").value(comparison.answer().word());
        json.name("meaning").value(ComparisonPhrases.next(comparison));
        json.name("doubtful").value(comparison.doubtful());
        counts(json, comparison);
        json.name("changes").beginArray();
        for (Judgement each : comparison.changes()) {
            change(json, each);
        }
        json.endArray();
        json.name("incomparable").beginArray();
        for (Incomparable each : comparison.incomparable()) {
            incomparable(json, each);
        }
        json.endArray();
        JsonReport.texts(json, "notes", comparison.notes());
        json.endObject();
        json.flush();
        out.write('\n');
    }

    private static void side(JsonWriter json, String name, Side side) throws IOException {
        json.name(name).beginObject();
        json.name("source").value(side.source());
        if (side.collectedAt().isPresent()) {
            json.name("collectedAt").value(side.collectedAt().get().toString());
        }
        json.name("sha256").value(side.sha256());
        json.endObject();
    }

    private static void counts(JsonWriter json, Comparison comparison) throws IOException {
        json.name("counts").beginObject();
        for (Severity severity : Severity.values()) {
            json.name(severity.word()).value(comparison.count(severity));
        }
        json.name("expected").value(comparison.expected().size());
        json.name("incomparable").value(comparison.incomparable().size());
        json.name("same").value(comparison.same());
        json.endObject();
    }

    private static void change(JsonWriter json, Judgement judgement) throws IOException {
        json.beginObject();
        json.name("kind").value(judgement.change().kind());
        json.name("key").value(judgement.change().key());
        json.name("trait").value(judgement.change().trait());
        json.name("form").value(judgement.change().form());
        json.name("before").value(judgement.change().before());
        json.name("after").value(judgement.change().after());
        json.name("expected").value(judgement.expected());
        json.name("severity").value(ComparisonPhrases.status(judgement));
        json.name("rule").value(judgement.rule());
        json.name("message").value(judgement.change().sentence());
        json.name("why").value(judgement.why());
        json.name("fixes").beginArray();
        for (FixPlan fix : judgement.fixes()) {
            JsonFix.write(json, fix);
        }
        json.endArray();
        json.endObject();
    }

    private static void incomparable(JsonWriter json, Incomparable each) throws IOException {
        json.beginObject();
        json.name("kind").value(each.kind());
        json.name("label").value(each.label());
        JsonReport.texts(
                json, "before", each.before().stream().map(Missing::toString).toList());
        JsonReport.texts(
                json, "after", each.after().stream().map(Missing::toString).toList());
        json.endObject();
    }
}
