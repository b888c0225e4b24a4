package dev.cupreflight.collect;

import dev.cupreflight.evidence.EncodedText;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.TokenGroups;
import dev.cupreflight.evidence.TokenUser;
import dev.cupreflight.evidence.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The manifest of a bundle that is being collected; it is written after every step. */
final class BundleManifest {
    private static final String FILE = "manifest.json";
    private static final String GROUPS = "commands/whoami-groups.csv";
    private static final String USER = "commands/whoami-user.csv";
    private static final int BUFFER = 1 << 16;
    private static final Set<String> ELEVATED = Set.of("S-1-16-12288", "S-1-16-16384");

    private final Path bundle;
    private final Instant collectedAt;
    private final String collector;
    private final Map<String, Manifest.Entry> entries = new TreeMap<>();
    private final Set<String> tried = new HashSet<>();
    private Optional<String> host = Optional.empty();

    BundleManifest(Path bundle, Instant collectedAt, String collector) {
        this.bundle = bundle;
        this.collectedAt = collectedAt.truncatedTo(ChronoUnit.SECONDS);
        this.collector = collector;
    }

    /** Starts with everything missing, or with what an earlier run has left. */
    void begin(List<Step> steps, boolean again, String reason) throws IOException {
        if (again) {
            try {
                Manifest.parse(Files.readAllBytes(bundle.resolve(FILE)))
                        .entries()
                        .forEach(entry -> entries.put(key(entry.path()), entry));
            } catch (UnreadableException e) {
                throw new IOException("its manifest is " + e.getMessage(), e);
            }
            return;
        }
        Made missing = Made.failed(Optional.empty(), reason);
        for (Step step : steps) {
            for (Step.Artefact artefact : step.artefacts()) {
                if (artefact.path().names().isEmpty()
                        && !step.names().contains(CollectionPlan.MEDIA)
                        && !artefact.optional()) {
                    String path = artefact.path().text().replace(":", "");
                    entries.put(key(path), missing.entry(path, CommandText.of(step), 0, Optional.empty()));
                }
            }
        }
        write();
    }

    /** Takes the name of the server from the values that are known by now. */
    void learn(Values values) {
        host = values.text("COMPUTERNAME")
                .map(name ->
                        name + values.text("domain").map(domain -> "." + domain).orElse(""));
    }

    /** The name of the server, as far as it is known by now. */
    Optional<String> host() {
        return host;
    }

    /** Moves a whole file into the bundle. */
    void take(Path file, String path) throws IOException {
        Path target = bundle.resolve(path);
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether this run has tried all of these paths before. */
    boolean tried(List<String> paths) {
        return paths.stream().allMatch(path -> tried.contains(key(path)));
    }

    /** Notes what became of an artefact; an optional one that is missing is not named, as nothing misses it. */
    void put(String path, Made made, String command, long milliseconds, boolean optional) throws IOException {
        tried.add(key(path));
        if (!made.whole() && !removed(bundle.resolve(path))) {
            Made stale = Made.failed(made.exitCode(), "what was collected before could not be removed");
            entries.put(key(path), stale.entry(path, command, milliseconds, Optional.empty()));
            return;
        }
        if (optional && !made.whole()) {
            entries.remove(key(path));
            return;
        }
        Optional<String> sha256 = made.whole() ? Optional.of(sha256(bundle.resolve(path))) : Optional.empty();
        entries.put(key(path), made.entry(path, command, milliseconds, sha256));
    }

    /** Whether nothing is left of an earlier run: what is there would be believed. */
    private static boolean removed(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return !Files.exists(file);
        }
        return true;
    }

    /** Writes it beside its place first, so that there is always a whole one. */
    void write() throws IOException {
        Manifest manifest = new Manifest(
                Manifest.SCHEMA,
                host,
                Optional.of(collectedAt),
                Optional.of(collector),
                read(USER, TokenUser::parse).map(TokenUser::name),
                read(GROUPS, TokenGroups::parse)
                        .map(groups -> groups.sids().stream().anyMatch(ELEVATED::contains)),
                List.copyOf(entries.values()));
        Path part = bundle.resolveSibling(bundle.getFileName() + ".manifest");
        Files.writeString(part, manifest.json(), StandardCharsets.UTF_8);
        Files.move(part, bundle.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Understands one artefact. */
    private interface Parser<T> {
        T parse(byte[] bytes) throws UnreadableException;
    }

    private <T> Optional<T> read(String path, Parser<T> parser) throws IOException {
        Path file = bundle.resolve(path);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = EncodedText.decode(Files.readAllBytes(file)).getBytes(StandardCharsets.UTF_8);
            return Optional.of(parser.parse(bytes));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
