package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** Registry keys that the collector looked for and did not find, by the file that would hold them. */
    private static final Map<String, String> ABSENT = new TreeMap<>(Map.of(
            "registry/restart-components.reg",
            "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending",
            "registry/restart-windows-update.reg",
            "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired",
            "registry/restart-updateexe.reg",
            "HKLM\\SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile",
            "registry/service-smtpsvc.reg",
            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\SMTPSVC"));

    /** One file of the bundle: its hash, or the keys that were not there to export. */
    record Artefact(String path, @SerializedName("sha256") String hash, List<String> absent) {}

    /** The manifest of the given files, itself excepted. */
    static byte[] of(String host, boolean elevated, String collectedAt, SortedMap<String, byte[]> files) {
        SortedMap<String, Artefact> artefacts = new TreeMap<>();
        ABSENT.forEach((path, key) -> artefacts.put(path, new Artefact(path, null, List.of(key))));
        files.forEach((path, bytes) -> artefacts.put(path, new Artefact(path, sha256(bytes), null)));
        SampleManifest manifest = new SampleManifest(
                "cu-preflight/evidence/1",
                host,
                collectedAt,
                "cu-preflight sample",
                WindowsSession.ACCOUNT,
                elevated,
                List.copyOf(artefacts.values()));
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
