package dev.cupreflight.report;

import com.google.gson.stream.JsonWriter;
import dev.cupreflight.rules.FixPlan;
import java.io.IOException;
import java.util.List;

/** A fix in the JSON report. */
final class JsonFix {
    private JsonFix() {}

    static void write(JsonWriter json, FixPlan fix) throws IOException {
        List<Instruction> steps = fix.steps().stream().map(Instruction::of).toList();
        json.beginObject();
        json.name("title").value(fix.title());
        json.name("minutes").value(fix.minutes());
        JsonReport.texts(json, "needs", fix.needs());
        questions(json, fix.questions());
        JsonReport.texts(
                json, "steps", steps.stream().map(Instruction::sentence).toList());
        JsonReport.texts(json, "warnings", fix.warnings());
        JsonReport.texts(json, "verify", fix.verify());
        json.name("firstDo").value(fix.blockedBy());
        commands(json, steps);
        json.endObject();
    }

    private static void questions(JsonWriter json, List<FixPlan.Question> questions) throws IOException {
        json.name("questions").beginArray();
        for (FixPlan.Question question : questions) {
            json.beginObject();
            json.name("name").value(question.name());
            JsonReport.texts(json, "options", question.options());
            json.name("chosen").value(question.chosen());
            json.endObject();
        }
        json.endArray();
    }

    private static void commands(JsonWriter json, List<Instruction> steps) throws IOException {
        json.name("commands").beginArray();
        for (Instruction step : steps) {
            if (step.command().isPresent()) {
                json.beginObject();
                json.name("shell").value(step.shell().word());
                json.name("run").value(step.command().get());
                if (step.undo().isPresent()) {
                    json.name("undo").value(step.undo().get());
                }
                json.endObject();
            }
        }
        json.endArray();
    }
}
