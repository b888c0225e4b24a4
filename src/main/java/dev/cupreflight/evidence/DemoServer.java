package dev.cupreflight.evidence;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample server with the classic fault, which can be mended: a change changes the files of its bundle, so that the
 * next check reads what the change made of them.
 */
public final class DemoServer {
    private static final String HTTP_SYS = "registry/http-ssl-bindings.reg";
    private static final String PERSONAL_STORE = "registry/certificates-my.reg";
    private static final String CERTIFICATES = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\MY\\Certificates";
    private static final String NAME = "ex01.contoso.com";
    private static final String DIRECTORY = "directory/exchange.ldf";
    private static final String ROOT = "directory/rootdse.ldf";
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'.0Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String THUMBPRINT = "[0-9A-F]{40}";

    /** When its evidence was collected that is shipped. */
    public static final Instant COLLECTED_AT = Instant.parse("2026-11-21T10:02:00Z");

    private final Map<String, byte[]> changed = new HashMap<>();

    /** Binds a certificate to an endpoint of http.sys, as netsh does; an endpoint without an entry stays without one. */
    public void bind(String endpoint, String thumbprint) {
        if (!thumbprint.matches(THUMBPRINT)) {
            return;
        }
        String file = new String(current(HTTP_SYS), StandardCharsets.UTF_16LE);
        Pattern entry = Pattern.compile(
                "(\\\\SslBindingInfo\\\\" + Pattern.quote(endpoint) + "\\][^\\[]*\"SslCertHash\"=hex:)[^\r\n]*");
        String bytes = String.join(",", thumbprint.toLowerCase(Locale.ROOT).split("(?<=\\G..)", -1));
        Matcher found = entry.matcher(file);
        String text = found.replaceFirst("$1" + bytes.replaceAll(",$", ""));
        changed.put(HTTP_SYS, text.getBytes(StandardCharsets.UTF_16LE));
        present(endpoint, thumbprint);
    }

    /** The next handshake with the endpoint shows the certificate that is bound to it. */
    private void present(String endpoint, String thumbprint) {
        String file = "tls/" + endpoint.replace("0.0.0.0:", NAME + ":").replace(':', '_') + ".pem";
        if (Sample.demoFile(file) == null) {
            return;
        }
        for (RegistryKey key : personalStore().children(CERTIFICATES).ifKnown().orElse(List.of())) {
            if (key.name().equalsIgnoreCase(thumbprint)) {
                changed.put(file, PemCertificates.write(List.of(certificate(key))));
            }
        }
    }

    private RegistryTree personalStore() {
        try {
            RegistryFile file = RegistryFile.parse(current(PERSONAL_STORE));
            return RegistryTree.of(Map.of(PERSONAL_STORE, Reading.known(file)), Set.of());
        } catch (UnreadableException e) {
            throw new IllegalStateException("the sample server has a damaged certificate store", e);
        }
    }

    private static byte[] certificate(RegistryKey key) {
        try {
            return CertificateBlob.parse(key.value("Blob").orElseThrow().bytes())
                    .der()
                    .orElseThrow();
        } catch (UnreadableException e) {
            throw new IllegalStateException("the sample server has a damaged certificate", e);
        }
    }

    /** Puts a new Auth certificate into the personal store. */
    public void makeAuthCertificate() {
        changed.put(PERSONAL_STORE, healthy(PERSONAL_STORE));
    }

    /** Makes the new Auth certificate the current one, if there is one. */
    public void useAuthCertificate() {
        if (changed.containsKey(PERSONAL_STORE)) {
            changed.put(DIRECTORY, healthy(DIRECTORY));
        }
    }

    /** Does what Setup of Exchange SE RTM does, and the restart after it; this is what Setup has written to its log. */
    public void update(String log) {
        changed.putAll(new DemoUpdate(this::current, log).files());
    }

    /** The same server, so that one of the two can be changed. */
    public DemoServer copy() {
        DemoServer copy = new DemoServer();
        copy.changed.putAll(changed);
        return copy;
    }

    /** The bundle as it would be collected at that time. */
    public Bundle collect(Instant at) {
        Map<String, byte[]> files = new HashMap<>(changed);
        if (!changed.isEmpty() || !at.equals(COLLECTED_AT)) {
            files.put(ROOT, askedAt(at));
            files.put(BundlePath.MANIFEST, manifest(at, files));
        }
        return Sample.demo(files);
    }

    /** What the domain controller answers, whose clock is the server's. */
    private static byte[] askedAt(Instant at) {
        return new String(read(Sample.demoFile(ROOT)), StandardCharsets.UTF_8)
                .replaceFirst("(?<=currentTime: )[0-9.]+Z", GENERALIZED_TIME.format(at))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] manifest(Instant at, Map<String, byte[]> files) {
        JsonObject manifest = JsonParser.parseString(
                        new String(read(Sample.demoFile(BundlePath.MANIFEST)), StandardCharsets.UTF_8))
                .getAsJsonObject();
        manifest.addProperty("collectedAt", at.toString());
        for (JsonElement each : manifest.getAsJsonArray("artefacts")) {
            JsonObject artefact = each.getAsJsonObject();
            byte[] bytes = files.get(artefact.get("path").getAsString());
            if (bytes != null) {
                artefact.addProperty(
                        "sha256",
                        HexFormat.of().formatHex(ArtefactStore.sha256().digest(bytes)));
            }
        }
        return new GsonBuilder().setPrettyPrinting().create().toJson(manifest).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] current(String path) {
        byte[] bytes = changed.get(path);
        return bytes != null ? bytes : read(Sample.demoFile(path));
    }

    private static byte[] healthy(String path) {
        return read(Sample.healthyFile(path));
    }

    private static byte[] read(InputStream file) {
        try (file) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The endpoints on which clients and Exchange itself reach the front end. */
    public static List<String> frontEnd() {
        return List.of("0.0.0.0:443", "127.0.0.1:443");
    }
}
