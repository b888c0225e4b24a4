package dev.cupreflight.wizard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.rules.Shell;
import java.util.List;
import java.util.Optional;

/** A fix that is being carried out, as JSON. */
final class WorkJson {
    private WorkJson() {}

    static JsonObject write(Work work) {
        JsonObject json = new JsonObject();
        json.addProperty("finding", work.finding());
        json.addProperty("title", work.title());
        json.addProperty("step", work.step());
        json.addProperty("fix", work.plan().title());
        json.addProperty("minutes", work.plan().minutes());
        json.add("needs", RunJson.array(work.plan().needs(), JsonPrimitive::new));
        json.add("warnings", RunJson.array(work.plan().warnings(), JsonPrimitive::new));
        json.add("verify", RunJson.array(work.plan().verify(), JsonPrimitive::new));
        json.add("steps", RunJson.array(work.plan().steps(), WorkJson::step));
        return json;
    }

    static Work read(JsonObject json) {
        FixPlan plan = new FixPlan(
                RunJson.text(json, "fix"),
                json.get("minutes").getAsLong(),
                RunJson.list(json, "needs", JsonElement::getAsString),
                List.of(),
                RunJson.list(json, "steps", WorkJson::step),
                RunJson.list(json, "warnings", JsonElement::getAsString),
                RunJson.list(json, "verify", JsonElement::getAsString),
                "");
        int step = Math.max(0, Math.min(plan.steps().size(), json.get("step").getAsInt()));
        return new Work(RunJson.text(json, "finding"), RunJson.text(json, "title"), plan, step);
    }

    private static JsonObject step(PlannedStep step) {
        JsonObject json = new JsonObject();
        json.addProperty("text", step.text());
        step.command().ifPresent(command -> json.addProperty("command", command));
        json.addProperty("shell", step.shell().name());
        step.undo().ifPresent(undo -> json.addProperty("undo", undo));
        json.addProperty("changes", step.changes());
        json.addProperty("withheld", step.withheld());
        return json;
    }

    private static PlannedStep step(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return new PlannedStep(
                RunJson.text(json, "text"),
                Optional.ofNullable(json.get("command")).map(JsonElement::getAsString),
                Shell.valueOf(RunJson.text(json, "shell")),
                Optional.ofNullable(json.get("undo")).map(JsonElement::getAsString),
                RunJson.text(json, "changes"),
                RunJson.text(json, "withheld"));
    }
}
