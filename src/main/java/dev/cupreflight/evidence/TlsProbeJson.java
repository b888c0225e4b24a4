package dev.cupreflight.evidence;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes the JSON of a TLS probe. */
final class TlsProbeJson {
    private static final int MAX_ATTEMPTS = 16;
    private static final int MAX_PORT = 65_535;

    private TlsProbeJson() {}

    static byte[] write(TlsProbe probe) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", TlsProbe.SCHEMA);
        json.addProperty("host", probe.host());
        json.addProperty("port", probe.port());
        json.addProperty("at", probe.at().toString());
        json.addProperty("serverName", probe.serverName());
        json.addProperty("address", probe.address());
        JsonArray attempts = new JsonArray();
        probe.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
        json.add("attempts", attempts);
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject attempt(TlsProbe.Attempt attempt) {
        JsonObject json = new JsonObject();
        JsonArray offered = new JsonArray();
        attempt.offered().forEach(offered::add);
        json.add("offered", offered);
        json.addProperty("result", attempt.result().word());
        attempt.protocol().ifPresent(protocol -> json.addProperty("protocol", protocol));
        attempt.cipherSuite().ifPresent(suite -> json.addProperty("cipherSuite", suite));
        if (!attempt.detail().isEmpty()) {
            json.addProperty("detail", attempt.detail());
        }
        return json;
    }

    static TlsProbe read(String text) throws UnreadableException {
        try {
            return probe(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException
                | ClassCastException e) {
            throw new UnreadableException("not the JSON of a TLS probe", e);
        } catch (DateTimeException e) {
            throw new UnreadableException("the member at is not a date and time such as 2026-11-21T10:00:00Z", e);
        } catch (StackOverflowError e) {
            throw new UnreadableException("nested too deeply", e);
        }
    }

    private static TlsProbe probe(JsonObject json) throws UnreadableException {
        if (!text(json, "schema").equals(TlsProbe.SCHEMA)) {
            throw new UnreadableException("the schema is not " + TlsProbe.SCHEMA);
        }
        JsonElement port = json.get("port");
        JsonElement list = json.get("attempts");
        if (port == null || list == null) {
            throw new UnreadableException("the member " + (port == null ? "port" : "attempts") + " is missing");
        }
        if (port.getAsInt() < 1 || port.getAsInt() > MAX_PORT) {
            throw new UnreadableException("the port is not between 1 and " + MAX_PORT);
        }
        List<TlsProbe.Attempt> attempts = new ArrayList<>();
        for (JsonElement each : list.getAsJsonArray()) {
            attempts.add(attempt(each.getAsJsonObject()));
        }
        if (attempts.isEmpty() || attempts.size() > MAX_ATTEMPTS) {
            throw new UnreadableException("holds " + attempts.size() + " attempts, not 1 to " + MAX_ATTEMPTS);
        }
        return new TlsProbe(
                text(json, "host"),
                port.getAsInt(),
                Instant.parse(text(json, "at")),
                optional(json, "serverName").orElse(""),
                optional(json, "address").orElse(""),
                attempts);
    }

    private static TlsProbe.Attempt attempt(JsonObject json) throws UnreadableException {
        List<String> offered = new ArrayList<>();
        if (json.has("offered")) {
            json.getAsJsonArray("offered").forEach(each -> offered.add(each.getAsString()));
        }
        String word = text(json, "result");
        TlsProbe.Result result = TlsProbe.Result.of(word)
                .orElseThrow(() -> new UnreadableException(
                        "the result " + BundlePath.shown(word) + " is not known to this version"));
        return new TlsProbe.Attempt(
                offered,
                result,
                optional(json, "protocol"),
                optional(json, "cipherSuite"),
                optional(json, "detail").orElse(""));
    }

    private static String text(JsonObject json, String name) throws UnreadableException {
        return optional(json, name).orElseThrow(() -> new UnreadableException("the member " + name + " is missing"));
    }

    private static Optional<String> optional(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value.getAsString());
    }
}
