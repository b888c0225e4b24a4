package dev.cupreflight.clearance;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.cupreflight.clearance.Clearance.Given;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A clearance as JSON; its shape is a contract, described by the resource {@code clearance.schema.json}. */
public final class ClearanceJson {
    /** The value of {@code schema}; a change that breaks readers gets another number. */
    public static final String SCHEMA = "cu-preflight/clearance/1";

    private static final String HASH = "sha256:";

    private ClearanceJson() {}

    /** A clearance as JSON. */
    public static String write(Clearance clearance) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        json.addProperty("verdict", "cleared");
        json.addProperty("tool", clearance.tool());
        json.add("server", server(clearance.server()));
        json.add("setup", setup(clearance.setup()));
        json.addProperty("target", clearance.target());
        json.addProperty("checklist", clearance.checklist());
        json.addProperty("evidence", HASH + clearance.evidence());
        json.addProperty("rulePack", HASH + clearance.rulePack());
        JsonArray waivers = new JsonArray();
        clearance.waivers().forEach(each -> waivers.add(waiver(each)));
        json.add("waivers", waivers);
        json.addProperty("checkedAt", clearance.checkedAt().toString());
        json.addProperty("validUntil", clearance.validUntil().toString());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    /**
     * Reads a clearance.
     *
     * @throws IllegalArgumentException if it is not one, with what is wrong
     */
    static Clearance read(JsonObject json) {
        try {
            if (!text(json, "schema").equals(SCHEMA)) {
                throw new IllegalArgumentException("it is of another version");
            }
            if (!text(json, "verdict").equals("cleared")) {
                throw new IllegalArgumentException("its verdict is not cleared");
            }
            List<Given> waivers = new ArrayList<>();
            json.getAsJsonArray("waivers").forEach(each -> waivers.add(waiver(each)));
            JsonObject setup = json.getAsJsonObject("setup");
            return new Clearance(
                    text(json, "tool"),
                    server(json.getAsJsonObject("server")),
                    new Program(text(setup, "file"), text(setup, "build"), hash(setup, "sha256")),
                    text(json, "target"),
                    text(json, "checklist"),
                    hash(json, "evidence"),
                    hash(json, "rulePack"),
                    List.copyOf(waivers),
                    Instant.parse(text(json, "checkedAt")),
                    Instant.parse(text(json, "validUntil")));
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | ClassCastException
                | UnsupportedOperationException
                | DateTimeException e) {
            throw new IllegalArgumentException("it is damaged", e);
        }
    }

    private static JsonObject server(ServerIdentity server) {
        JsonObject json = new JsonObject();
        json.addProperty("name", server.name());
        server.machineGuid().ifPresent(guid -> json.addProperty("machineGuid", guid));
        json.addProperty("build", server.build());
        return json;
    }

    private static ServerIdentity server(JsonObject json) {
        return new ServerIdentity(
                text(json, "name"),
                Optional.ofNullable(json.get("machineGuid")).map(JsonElement::getAsString),
                text(json, "build"));
    }

    private static JsonObject setup(Program setup) {
        JsonObject json = new JsonObject();
        json.addProperty("file", setup.file());
        json.addProperty("build", setup.build());
        json.addProperty("sha256", HASH + setup.sha256());
        return json;
    }

    private static JsonObject waiver(Given given) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", given.rule());
        json.addProperty("subject", given.subject());
        json.addProperty("reason", given.reason());
        json.addProperty("owner", given.owner());
        json.addProperty("expires", given.expires().toString());
        return json;
    }

    private static Given waiver(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return new Given(
                text(json, "rule"),
                text(json, "subject"),
                text(json, "reason"),
                text(json, "owner"),
                Instant.parse(text(json, "expires")));
    }

    private static String text(JsonObject json, String key) {
        return json.get(key).getAsString();
    }

    private static String hash(JsonObject json, String key) {
        String text = text(json, key);
        if (!text.matches(HASH + "[0-9a-f]{64}")) {
            throw new IllegalArgumentException("its " + key + " is not a SHA-256");
        }
        return text.substring(HASH.length());
    }
}
