package dev.cupreflight.evidence;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Writes a manifest as JSON, so that {@link Manifest#parse} reads the same again. */
final class ManifestWriter {
    private ManifestWriter() {}

    static String json(Manifest manifest) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject();
            member(json, "schema", Optional.of(manifest.schema()));
            member(json, "host", manifest.host());
            member(json, "collectedAt", manifest.collectedAt().map(Object::toString));
            member(json, "collector", manifest.collector());
            member(json, "identity", manifest.identity());
            if (manifest.elevated().isPresent()) {
                json.name("elevated").value(manifest.elevated().get());
            }
            json.name("artefacts").beginArray();
            for (Manifest.Entry entry : manifest.entries()) {
                write(json, entry);
            }
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(JsonWriter json, Manifest.Entry entry) throws IOException {
        json.beginObject();
        member(json, "path", Optional.of(entry.path()));
        member(json, "sha256", entry.sha256());
        member(json, "command", entry.command());
        if (entry.exitCode().isPresent()) {
            json.name("exitCode").value(entry.exitCode().get());
        }
        if (entry.milliseconds().isPresent()) {
            json.name("milliseconds").value(entry.milliseconds().get());
        }
        member(json, "error", entry.error());
        member(json, "note", entry.note());
        if (!entry.absent().isEmpty()) {
            json.name("absent").beginArray();
            for (String source : entry.absent()) {
                json.value(source);
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void member(JsonWriter json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.get());
        }
    }
}
