package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/** The manifest of a bundle, its components in the order of the file. */
record SampleManifest(
        String schema,
        String host,
        String collectedAt,
        String collector,
        String identity,
        boolean elevated,
        List<Artefact> artefacts) {
    static final String PATH = "manifest.json";

    /** One file of the bundle. */
    record Artefact(String path, @SerializedName("sha256") String hash) {}

    /** The manifest of the given files, itself excepted. */
    static byte[] of(String host, boolean elevated, SortedMap<String, byte[]> files) {
        List<Artefact> artefacts = files.entrySet().stream()
                .map(file -> new Artefact(file.getKey(), sha256(file.getValue())))
                .toList();
        SampleManifest manifest = new SampleManifest(
                "cu-preflight/evidence/1",
                host,
                "2026-11-21T10:02:00Z",
                "cu-preflight sample",
                WindowsSession.ACCOUNT,
                elevated,
                artefacts);
        String json = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(manifest);
        return (json + "\n").getBytes(UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
