package dev.cupreflight.evidence;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the JSON of a manifest, member by member. */
final class ManifestJson {
    private final JsonReader json;
    private Optional<String> schema = Optional.empty();
    private Optional<String> host = Optional.empty();
    private Optional<Instant> collectedAt = Optional.empty();
    private Optional<String> collector = Optional.empty();
    private Optional<String> identity = Optional.empty();
    private Optional<Boolean> elevated = Optional.empty();
    private final List<Manifest.Entry> entries = new ArrayList<>();

    private ManifestJson(String text) {
        json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
    }

    static Manifest read(String text) throws UnreadableException {
        ManifestJson reader = new ManifestJson(text);
        try {
            return reader.manifest();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // The reader's own messages advise Java programmers; its place is what an administrator can use.
            throw new UnreadableException("not a JSON manifest" + reader.place(), e);
        }
    }

    private Manifest manifest() throws IOException, UnreadableException {
        json.beginObject();
        while (json.hasNext()) {
            member(json.nextName());
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new UnreadableException("not a JSON manifest" + place());
        }
        if (!schema.equals(Optional.of(Manifest.SCHEMA))) {
            throw new UnreadableException(
                    "schema " + schema.map(BundlePath::shown).orElse("(none)")
                            + " is not known to this version, which reads " + Manifest.SCHEMA);
        }
        return new Manifest(Manifest.SCHEMA, host, collectedAt, collector, identity, elevated, entries);
    }

    private void member(String name) throws IOException, UnreadableException {
        switch (name) {
            case "schema" -> schema = text();
            case "host" -> host = text();
            case "collectedAt" -> collectedAt = instant();
            case "collector" -> collector = text();
            case "identity" -> identity = text();
            case "elevated" -> elevated = isNull() ? Optional.empty() : Optional.of(json.nextBoolean());
            case "artefacts" -> {
                json.beginArray();
                while (json.hasNext()) {
                    entries.add(entry());
                }
                json.endArray();
            }
            default -> json.skipValue();
        }
    }

    private Manifest.Entry entry() throws IOException, UnreadableException {
        Optional<String> path = Optional.empty();
        Optional<String> sha256 = Optional.empty();
        Optional<String> command = Optional.empty();
        Optional<Long> exitCode = Optional.empty();
        Optional<String> error = Optional.empty();
        List<String> absent = new ArrayList<>();
        Optional<Long> milliseconds = Optional.empty();
        Optional<String> note = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "path" -> path = text();
                case "sha256" -> sha256 = text();
                case "command" -> command = text();
                case "exitCode" -> exitCode = isNull() ? Optional.empty() : Optional.of(json.nextLong());
                case "error" -> error = text();
                case "absent" -> texts(absent);
                case "milliseconds" -> milliseconds = isNull() ? Optional.empty() : Optional.of(json.nextLong());
                case "note" -> note = text();
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (path.isEmpty()) {
            throw new UnreadableException("an artefact without a path" + place());
        }
        return new Manifest.Entry(
                path.get().replace('\\', '/'),
                sha256.map(hex -> hex.toLowerCase(Locale.ROOT)),
                command,
                exitCode,
                error.filter(reason -> !reason.isBlank()),
                absent,
                milliseconds,
                note);
    }

    private void texts(List<String> into) throws IOException, UnreadableException {
        if (isNull()) {
            return;
        }
        json.beginArray();
        while (json.hasNext()) {
            text().ifPresent(into::add);
        }
        json.endArray();
    }

    private Optional<String> text() throws IOException, UnreadableException {
        if (isNull()) {
            return Optional.empty();
        }
        if (json.peek() != JsonToken.STRING) {
            throw new UnreadableException("expected text" + place());
        }
        return Optional.of(json.nextString());
    }

    private Optional<Instant> instant() throws IOException, UnreadableException {
        Optional<String> text = text();
        try {
            return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw new UnreadableException(
                    BundlePath.shown(text.orElse("")) + " is not a date and time such as 2026-11-21T10:00:00Z"
                            + place(),
                    e);
        }
    }

    private boolean isNull() throws IOException {
        if (json.peek() != JsonToken.NULL) {
            return false;
        }
        json.nextNull();
        return true;
    }

    /** {@link JsonReader#toString()} is the only way to the line and column. */
    private String place() {
        String text = json.toString();
        int at = text.indexOf(" at line ");
        return at < 0 ? "" : text.substring(at);
    }
}
