package dev.cupreflight.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.cupreflight.evidence.JsonFields;
import dev.cupreflight.evidence.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that was kept, as its file {@code run.json} tells.
 *
 * @param id the name of its folder
 * @param kind the command, for example {@code check}
 * @param at when it ran
 * @param server the full name of the server
 * @param exchange the installed Exchange with its build
 * @param outcome what came of it
 * @param good true when all was well
 * @param files what is kept of it
 */
public record RunEntry(
        String id,
        String kind,
        Instant at,
        String server,
        String exchange,
        String outcome,
        boolean good,
        List<StoredFile> files) {
    /** The file that describes a run. */
    static final String FILE = "run.json";

    private static final String SCHEMA = "cu-preflight/kept-run/1";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /**
     * A file of a run.
     *
     * @param path its path below the run's folder, {@code /}-separated
     * @param bytes its size
     * @param sha256 its SHA-256 in lower-case hex
     */
    public record StoredFile(String path, long bytes, String sha256) {}

    /** The text of {@code run.json}. */
    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        json.addProperty("id", id);
        json.addProperty("kind", kind);
        json.addProperty("at", at.toString());
        json.addProperty("server", server);
        json.addProperty("exchange", exchange);
        json.addProperty("outcome", outcome);
        json.addProperty("good", good);
        json.add("files", GSON.toJsonTree(files));
        return GSON.toJson(json) + "\n";
    }

    /**
     * Reads a {@code run.json}.
     *
     * @param id the name of the folder that it was found in
     * @return empty when it is no such text, of another schema, or of another folder
     */
    static Optional<RunEntry> parse(String id, String text) {
        try {
            JsonFields json = JsonFields.parse(text, "a run that was kept");
            if (!json.schema().equals(SCHEMA) || !json.text("id").equals(id)) {
                return Optional.empty();
            }
            List<StoredFile> files = new ArrayList<>();
            for (JsonFields file : json.objects("files")) {
                files.add(new StoredFile(file.text("path"), file.number("bytes"), file.text("sha256")));
            }
            return Optional.of(new RunEntry(
                    id,
                    json.text("kind"),
                    json.instant("at"),
                    json.text("server"),
                    json.text("exchange"),
                    json.text("outcome"),
                    json.flag("good"),
                    List.copyOf(files)));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
