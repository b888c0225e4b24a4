package dev.cupreflight.rules;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cupreflight.rules.Shape.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the format of rule files as a JSON Schema, so that editors complete and check them. */
public final class RuleSchema {
    private final Map<String, JsonObject> definitions = new LinkedHashMap<>();

    private RuleSchema() {}

    /** The schema (draft 2020-12), with a final line end. */
    public static String text() {
        return text("A rule file of cu-preflight", RuleShapes.FILE);
    }

    /** The schema of another kind of file (draft 2020-12), with a final line end. */
    public static String text(String title, Shape file) {
        RuleSchema schema = new RuleSchema();
        JsonObject root = new JsonObject();
        root.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.addProperty("title", title);
        root.add("$ref", schema.reference(file).get("$ref"));
        JsonObject definitions = new JsonObject();
        schema.definitions.forEach(definitions::add);
        root.add("$defs", definitions);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(root) + "\n";
    }

    private JsonObject reference(Shape shape) {
        String name = shape.name().replaceFirst("^an? ", "").replace(' ', '-');
        if (!definitions.containsKey(name)) {
            JsonObject definition = new JsonObject();
            definitions.put(name, definition);
            describe(shape, definition);
        }
        JsonObject reference = new JsonObject();
        reference.addProperty("$ref", "#/$defs/" + name);
        return reference;
    }

    private void describe(Shape shape, JsonObject definition) {
        definition.addProperty("type", "object");
        definition.addProperty("additionalProperties", false);
        JsonObject properties = new JsonObject();
        for (Shape.Key key : shape.keys()) {
            JsonObject value = kind(key.kind());
            value.addProperty("description", key.about());
            properties.add(key.name(), value);
        }
        definition.add("properties", properties);
        definition.add(
                "required",
                array(shape.keys().stream()
                        .filter(Shape.Key::required)
                        .map(Shape.Key::name)
                        .toList()));
        if (!shape.oneOf().isEmpty()) {
            JsonArray choices = new JsonArray();
            for (String key : shape.oneOf()) {
                JsonObject choice = new JsonObject();
                choice.add("required", array(List.of(key)));
                choices.add(choice);
            }
            definition.add("anyOf", choices);
        }
    }

    private JsonObject kind(Kind kind) {
        JsonObject schema = new JsonObject();
        if (kind instanceof Kind.Nested nested) {
            return reference(nested.shape());
        }
        if (kind instanceof Kind.Many many) {
            schema.addProperty("type", "array");
            schema.add("items", kind(many.kind()));
        } else if (kind instanceof Kind.Named named) {
            schema.addProperty("type", "object");
            schema.add("additionalProperties", kind(named.kind()));
        } else if (kind instanceof Kind.Either either) {
            JsonArray choices = new JsonArray();
            choices.add(kind(either.scalar()));
            choices.add(kind(either.collection()));
            schema.add("oneOf", choices);
        } else if (kind instanceof Kind.Word word) {
            schema.add("enum", array(word.words()));
        } else if (kind instanceof Kind.WholeNumber) {
            schema.addProperty("type", "integer");
            schema.addProperty("minimum", 0);
            schema.addProperty("maximum", 999_999_999);
        } else if (kind instanceof Kind.Flag) {
            schema.addProperty("type", "boolean");
        } else {
            schema.add("type", array(List.of("string", "number", "boolean")));
        }
        return schema;
    }

    private static JsonElement array(Collection<String> words) {
        JsonArray array = new JsonArray();
        words.forEach(array::add);
        return array;
    }
}
