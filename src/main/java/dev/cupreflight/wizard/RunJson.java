package dev.cupreflight.wizard;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.cupreflight.check.Waiver;
import dev.cupreflight.rules.Place;
import dev.cupreflight.rules.SourceFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A run as JSON: the form of the run file. */
public final class RunJson {
    /** The name and version of the form. */
    public static final String SCHEMA = "cu-preflight/run/1";

    private RunJson() {}

    /** A run as JSON. */
    public static String write(Run run) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        json.addProperty("checklist", run.checklist());
        json.addProperty("server", run.server());
        json.addProperty("evidence", run.evidence());
        json.addProperty("begun", run.begun().toString());
        json.add("position", position(run.position()));
        JsonObject choices = new JsonObject();
        run.choices().forEach(choices::addProperty);
        json.add("choices", choices);
        json.add("skipped", array(run.skipped(), key -> new com.google.gson.JsonPrimitive(key)));
        json.add("waivers", array(run.waivers(), RunJson::waiver));
        JsonObject confirmations = new JsonObject();
        run.confirmations().forEach((item, given) -> confirmations.add(item, confirmation(given)));
        json.add("confirmations", confirmations);
        run.work().ifPresent(work -> json.add("work", WorkJson.write(work)));
        json.add("entries", array(run.entries(), RunJson::entry));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    /**
     * Reads a run.
     *
     * @throws IllegalArgumentException if it is not one, with what is wrong
     */
    public static Run read(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            if (!json.get("schema").getAsString().equals(SCHEMA)) {
                throw new IllegalArgumentException("it is of another version");
            }
            Map<String, String> choices = new LinkedHashMap<>();
            json.getAsJsonObject("choices")
                    .entrySet()
                    .forEach(each -> choices.put(each.getKey(), each.getValue().getAsString()));
            Map<String, Confirmation> confirmations = new LinkedHashMap<>();
            json.getAsJsonObject("confirmations")
                    .entrySet()
                    .forEach(each -> confirmations.put(
                            each.getKey(), confirmation(each.getValue().getAsJsonObject())));
            return new Run(
                    text(json, "checklist"),
                    text(json, "server"),
                    text(json, "evidence"),
                    Instant.parse(text(json, "begun")),
                    position(json.getAsJsonObject("position")),
                    choices,
                    new LinkedHashSet<>(list(json, "skipped", JsonElement::getAsString)),
                    list(json, "waivers", RunJson::waiver),
                    confirmations,
                    Optional.ofNullable(json.getAsJsonObject("work")).map(WorkJson::read),
                    list(json, "entries", RunJson::entry));
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | ClassCastException
                | DateTimeException e) {
            throw new IllegalArgumentException("it is damaged", e);
        }
    }

    private static JsonObject position(Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("place", position.place().name());
        json.addProperty("finding", position.finding());
        json.addProperty("index", position.index());
        return json;
    }

    private static Position position(JsonObject json) {
        return new Position(
                Position.Place.valueOf(text(json, "place")),
                text(json, "finding"),
                json.get("index").getAsInt());
    }

    private static JsonObject waiver(Waiver waiver) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", waiver.rule());
        json.addProperty("subject", waiver.subject());
        json.addProperty("reason", waiver.reason());
        json.addProperty("owner", waiver.owner());
        json.addProperty("expires", waiver.expires().toString());
        json.addProperty("seen", waiver.seen());
        return json;
    }

    private static Waiver waiver(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return new Waiver(
                text(json, "rule"),
                text(json, "subject"),
                text(json, "reason"),
                text(json, "owner"),
                Instant.parse(text(json, "expires")),
                text(json, "seen"),
                new Place(new SourceFile("given in the wizard", ""), 1, 1));
    }

    private static JsonObject confirmation(Confirmation given) {
        JsonObject json = new JsonObject();
        json.addProperty("status", given.status().name());
        json.addProperty("note", given.note());
        json.addProperty("by", given.by());
        json.addProperty("at", given.at().toString());
        return json;
    }

    private static Confirmation confirmation(JsonObject json) {
        return new Confirmation(
                Confirmation.Status.valueOf(text(json, "status")),
                text(json, "note"),
                text(json, "by"),
                Instant.parse(text(json, "at")));
    }

    private static JsonObject entry(Entry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("at", entry.at().toString());
        json.addProperty("by", entry.by());
        json.addProperty("kind", entry.kind().name());
        json.addProperty("about", entry.about());
        json.addProperty("text", entry.text());
        json.addProperty("command", entry.command());
        json.addProperty("before", entry.before());
        json.addProperty("after", entry.after());
        return json;
    }

    private static Entry entry(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return new Entry(
                Instant.parse(text(json, "at")),
                text(json, "by"),
                Entry.Kind.valueOf(text(json, "kind")),
                text(json, "about"),
                text(json, "text"),
                text(json, "command"),
                text(json, "before"),
                text(json, "after"));
    }

    static String text(JsonObject json, String key) {
        return json.get(key).getAsString();
    }

    static <T> JsonArray array(Iterable<T> values, Function<T, JsonElement> writer) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }

    static <T> List<T> list(JsonObject json, String key, Function<JsonElement, T> reader) {
        List<T> values = new ArrayList<>();
        json.getAsJsonArray(key).forEach(each -> values.add(reader.apply(each)));
        return List.copyOf(values);
    }
}
