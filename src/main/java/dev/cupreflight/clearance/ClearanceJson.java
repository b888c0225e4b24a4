package dev.cupreflight.clearance;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cupreflight.clearance.Clearance.Given;
import dev.cupreflight.evidence.JsonFields;
import dev.cupreflight.evidence.UnreadableException;
import java.util.ArrayList;
import java.util.List;

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
     * @throws UnreadableException if it is not one, with what is wrong
     */
    static Clearance read(JsonFields json) throws UnreadableException {
        if (!json.schema().equals(SCHEMA)) {
            throw new UnreadableException("it is of another version");
        }
        if (!json.text("verdict").equals("cleared")) {
            throw new UnreadableException("its verdict is not cleared");
        }
        List<Given> waivers = new ArrayList<>();
        for (JsonFields each : json.objects("waivers")) {
            waivers.add(waiver(each));
        }
        JsonFields setup = json.object("setup");
        return new Clearance(
                json.text("tool"),
                server(json.object("server")),
                new Program(setup.text("file"), setup.text("build"), hash(setup, "sha256")),
                json.text("target"),
                json.text("checklist"),
                hash(json, "evidence"),
                hash(json, "rulePack"),
                List.copyOf(waivers),
                json.instant("checkedAt"),
                json.instant("validUntil"));
    }

    private static JsonObject server(ServerIdentity server) {
        JsonObject json = new JsonObject();
        json.addProperty("name", server.name());
        server.machineGuid().ifPresent(guid -> json.addProperty("machineGuid", guid));
        json.addProperty("build", server.build());
        return json;
    }

    private static ServerIdentity server(JsonFields json) throws UnreadableException {
        return new ServerIdentity(json.text("name"), json.optional("machineGuid"), json.text("build"));
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

    private static Given waiver(JsonFields json) throws UnreadableException {
        return new Given(
                json.text("rule"),
                json.text("subject"),
                json.text("reason"),
                json.text("owner"),
                json.instant("expires"));
    }

    private static String hash(JsonFields json, String key) throws UnreadableException {
        String text = json.text(key);
        if (!text.matches(HASH + "[0-9a-f]{64}")) {
            throw new UnreadableException("its " + key + " is not a SHA-256");
        }
        return text.substring(HASH.length());
    }
}
