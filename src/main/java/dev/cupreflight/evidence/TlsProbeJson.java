package dev.cupreflight.evidence;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        JsonFields json = JsonFields.parse(text, "a TLS probe");
        if (!json.schema().equals(TlsProbe.SCHEMA)) {
            throw new UnreadableException(
                    "the schema is not " + TlsProbe.SCHEMA + ", so another version of this program has made it");
        }
        long port = json.number("port");
        if (port < 1 || port > MAX_PORT) {
            throw new UnreadableException("the port is not between 1 and " + MAX_PORT);
        }
        List<TlsProbe.Attempt> attempts = new ArrayList<>();
        for (JsonFields each : json.objects("attempts")) {
            attempts.add(attempt(each));
        }
        if (attempts.isEmpty() || attempts.size() > MAX_ATTEMPTS) {
            throw new UnreadableException("holds " + attempts.size() + " attempts, not 1 to " + MAX_ATTEMPTS);
        }
        return new TlsProbe(
                json.text("host"),
                (int) port,
                json.instant("at"),
                json.optional("serverName").orElse(""),
                json.optional("address").orElse(""),
                attempts);
    }

    private static TlsProbe.Attempt attempt(JsonFields json) throws UnreadableException {
        String word = json.text("result");
        TlsProbe.Result result = TlsProbe.Result.of(word)
                .orElseThrow(() -> new UnreadableException(
                        "the result " + BundlePath.shown(word) + " is not known to this version"));
        return new TlsProbe.Attempt(
                json.has("offered") ? json.texts("offered") : List.of(),
                result,
                json.optional("protocol"),
                json.optional("cipherSuite"),
                json.optional("detail").orElse(""));
    }
}
