package dev.cupreflight.evidence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The members of a JSON object that somebody else wrote. Whatever is wrong with them is told with its place. */
public final class JsonFields {
    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    private final JsonObject json;
    private final String place;

    private JsonFields(JsonObject json, String place) {
        this.json = json;
        this.place = place;
    }

    /**
     * Reads a text.
     *
     * @param what what it should be, for a message: {@code a TLS probe}
     * @throws UnreadableException if it is not a JSON object
     */
    public static JsonFields parse(String text, String what) throws UnreadableException {
        try {
            JsonElement root = JsonParser.parseString(text);
            if (root.isJsonObject()) {
                return new JsonFields(root.getAsJsonObject(), "");
            }
            throw new UnreadableException("not the JSON of " + what);
        } catch (JsonParseException e) {
            Matcher found = PLACE.matcher(String.valueOf(e.getMessage()));
            String at = found.find() ? " (line " + found.group(1) + ", column " + found.group(2) + ")" : "";
            throw new UnreadableException("not the JSON of " + what + at, e);
        } catch (StackOverflowError e) {
            throw new UnreadableException("nested too deeply", e);
        }
    }

    /** What the object says that it is: its member {@code schema}; empty when it says nothing. */
    public String schema() {
        JsonElement schema = json.get("schema");
        return schema != null && schema.isJsonPrimitive() ? schema.getAsString() : "";
    }

    /** Whether there is a member of this name, which may be null. */
    public boolean has(String name) {
        return json.has(name);
    }

    /** A text. */
    public String text(String name) throws UnreadableException {
        JsonElement value = member(name);
        return primitive(value.isJsonPrimitive() && value.getAsJsonPrimitive().isString(), value, name, "a text");
    }

    /** A text that may be missing or null. */
    public Optional<String> optional(String name) throws UnreadableException {
        return absent(name) ? Optional.empty() : Optional.of(text(name));
    }

    /** A whole number. */
    public long number(String name) throws UnreadableException {
        JsonElement value = member(name);
        String digits =
                primitive(value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber(), value, name, "a number");
        try {
            return new BigDecimal(digits).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new UnreadableException("the member " + place + name + " is not a whole number", e);
        }
    }

    /** A yes or no. */
    public boolean flag(String name) throws UnreadableException {
        JsonElement value = member(name);
        return Boolean.parseBoolean(primitive(
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean(), value, name, "true or false"));
    }

    /** A point in time. */
    public Instant instant(String name) throws UnreadableException {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new UnreadableException(
                    "the member " + place + name + " is not a date and time such as 2026-11-21T10:00:00Z", e);
        }
    }

    /** An object within the object. */
    public JsonFields object(String name) throws UnreadableException {
        return fields(member(name), name);
    }

    /** A list of objects. */
    public List<JsonFields> objects(String name) throws UnreadableException {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonElement each : array(name)) {
            objects.add(fields(each, name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** A list of texts. */
    public List<String> texts(String name) throws UnreadableException {
        List<String> texts = new ArrayList<>();
        for (JsonElement each : array(name)) {
            texts.add(primitive(each.isJsonPrimitive(), each, name + "[" + texts.size() + "]", "a text"));
        }
        return texts;
    }

    private JsonArray array(String name) throws UnreadableException {
        JsonElement value = member(name);
        if (!value.isJsonArray()) {
            throw new UnreadableException("the member " + place + name + " is not a list");
        }
        return value.getAsJsonArray();
    }

    private JsonFields fields(JsonElement value, String name) throws UnreadableException {
        if (!value.isJsonObject()) {
            throw new UnreadableException("the member " + place + name + " is not an object");
        }
        return new JsonFields(value.getAsJsonObject(), place + name + ".");
    }

    private String primitive(boolean right, JsonElement value, String name, String what) throws UnreadableException {
        if (!right) {
            throw new UnreadableException("the member " + place + name + " is not " + what);
        }
        return value.getAsString();
    }

    private JsonElement member(String name) throws UnreadableException {
        if (absent(name)) {
            throw new UnreadableException("the member " + place + name + " is missing");
        }
        return json.get(name);
    }

    private boolean absent(String name) {
        return json.get(name) == null || json.get(name).isJsonNull();
    }
}
