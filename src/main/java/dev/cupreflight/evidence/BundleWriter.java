package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, byte[]> unlisted = new TreeMap<>();
        artefacts.forEach((path, bytes) -> unlisted.put(BundlePath.key(path), bytes));
        Map<String, byte[]> content = Map.copyOf(unlisted);
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Manifest.Entry entry : manifest.entries()) {
            String key = BundlePath.key(entry.path());
            entries.add(entry.withHash(Optional.ofNullable(content.get(key)).map(BundleWriter::sha256)));
            unlisted.remove(key);
        }
        artefacts.forEach((path, bytes) -> {
            if (unlisted.containsKey(BundlePath.key(path))) {
                entries.add(new Manifest.Entry(
                        path,
                        Optional.of(sha256(bytes)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
            }
        });
        return new Manifest(
                        manifest.schema(),
                        manifest.host(),
                        manifest.collectedAt(),
                        manifest.collector(),
                        manifest.identity(),
                        manifest.elevated(),
                        entries)
                .json()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(ArtefactStore.sha256().digest(bytes));
    }
}
