package dev.cupreflight.evidence;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle as a zip with its manifest. The same content gives the same bytes. */
public final class BundleWriter {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleWriter() {}

    /**
     * Writes the artefacts and a manifest that holds their hashes. Entries of the given manifest are kept; an artefact
     * that it does not list gets one.
     *
     * @param artefacts content by path, without the manifest itself
     * @throws IOException if the file exists or cannot be written; nothing is left of it then
     */
    public static void zip(Path file, Manifest manifest, Map<String, byte[]> artefacts) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(artefacts);
        files.put(BundlePath.MANIFEST, manifest(manifest, artefacts));
        Files.createFile(file);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(
                        manifest.collectedAt().map(BundleWriter::local).orElse(NO_TIME));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static LocalDateTime local(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).withNano(0);
        return time.isBefore(NO_TIME) ? NO_TIME : time;
    }

    /** The manifest's bytes with the hashes of these artefacts. */
    static byte[] manifest(Manifest manifest, Map<String, byte[]> artefacts) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", manifest.schema());
        manifest.host().ifPresent(host -> json.addProperty("host", host));
        manifest.collectedAt().ifPresent(at -> json.addProperty("collectedAt", at.toString()));
        manifest.collector().ifPresent(collector -> json.addProperty("collector", collector));
        manifest.identity().ifPresent(identity -> json.addProperty("identity", identity));
        manifest.elevated().ifPresent(elevated -> json.addProperty("elevated", elevated));
        Map<String, byte[]> unlisted = new TreeMap<>();
        artefacts.forEach((path, bytes) -> unlisted.put(BundlePath.key(path), bytes));
        Map<String, byte[]> content = Map.copyOf(unlisted);
        JsonArray entries = new JsonArray();
        for (Manifest.Entry entry : manifest.entries()) {
            entries.add(entry(entry, content.get(BundlePath.key(entry.path()))));
            unlisted.remove(BundlePath.key(entry.path()));
        }
        artefacts.forEach((path, bytes) -> {
            if (unlisted.containsKey(BundlePath.key(path))) {
                JsonObject entry = new JsonObject();
                entry.addProperty("path", path);
                entry.addProperty("sha256", sha256(bytes));
                entries.add(entry);
            }
        });
        json.add("artefacts", entries);
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject entry(Manifest.Entry entry, byte[] content) {
        JsonObject json = new JsonObject();
        json.addProperty("path", entry.path());
        if (content != null) {
            json.addProperty("sha256", sha256(content));
        }
        entry.command().ifPresent(command -> json.addProperty("command", command));
        entry.exitCode().ifPresent(code -> json.addProperty("exitCode", code));
        entry.error().ifPresent(error -> json.addProperty("error", error));
        if (!entry.absent().isEmpty()) {
            JsonArray absent = new JsonArray();
            entry.absent().forEach(absent::add);
            json.add("absent", absent);
        }
        return json;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(ArtefactStore.sha256().digest(bytes));
    }
}
