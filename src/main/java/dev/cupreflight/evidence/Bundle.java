package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The evidence of one server, in a folder, a zip (which is never extracted) or a list of resources. Paths are
 * {@code /}-separated and compare without case. A bundle is for one thread.
 */
public final class Bundle implements AutoCloseable {
    private final String source;
    private final BundleStorage storage;
    private final ArtefactStore store;
    private final Reading<Manifest> manifest;
    private final Map<String, Manifest.Entry> entries = new TreeMap<>();

    /** Opens an artefact of a bundle that is neither a folder nor a zip. */
    @FunctionalInterface
    public interface ArtefactSource {
        /** Opens the artefact; {@code null}, as class loaders give, means that there is none. */
        InputStream open(String path) throws IOException;
    }

    /**
     * Understands the bytes of one artefact.
     *
     * @param <T> what they mean
     */
    @FunctionalInterface
    public interface Parser<T> {
        /** Parses a whole artefact. */
        T parse(byte[] bytes) throws UnreadableException;
    }

    /**
     * Understands an artefact of any size from a stream.
     *
     * @param <T> what it means
     */
    @FunctionalInterface
    public interface StreamParser<T> {
        /** Parses an artefact; it need not read to the end, and does not close the stream. */
        T parse(InputStream in) throws IOException, UnreadableException;
    }

    private Bundle(String source, BundleStorage storage, BundleLimits limits) {
        this.source = source;
        this.storage = storage;
        store = new ArtefactStore(limits);
        manifest = find(BundlePath.MANIFEST).isEmpty()
                        && find(BundlePath.MANIFEST_LINES).isPresent()
                ? parse(BundlePath.MANIFEST_LINES, Manifest::parseLines)
                : parse(BundlePath.MANIFEST, Manifest::parse);
        manifest.ifKnown()
                .map(Manifest::entries)
                .orElse(List.of())
                .forEach(entry -> entries.merge(BundlePath.key(entry.path()), entry, Bundle::worse));
    }

    /**
     * Opens a folder or a zip.
     *
     * @throws UnreadableException if it is neither, holds no evidence, or holds a name that is not safe
     */
    public static Bundle open(Path path) throws UnreadableException {
        return open(path, BundleLimits.STANDARD);
    }

    static Bundle open(Path path, BundleLimits limits) throws UnreadableException {
        if (!Files.exists(path)) {
            throw new UnreadableException(
                    "does not exist: give the folder or the zip that was made by `cu-preflight collect`");
        }
        if (Files.isDirectory(path)) {
            return new Bundle(path.toString(), BundleFolder.open(path, limits), limits);
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableException("is neither a folder nor a file");
        }
        return new Bundle(path.toString(), BundleZip.open(path, limits), limits);
    }

    /**
     * Opens a bundle that only its manifest lists, such as a sample on the class path. What the manifest says was not
     * collected counts as not in the bundle.
     *
     * @param source what to call it on screen
     * @param artefacts opens {@code manifest.json} and every artefact it lists
     * @throws UnreadableException if the manifest cannot be read or lists a name that is not safe
     */
    public static Bundle of(String source, ArtefactSource artefacts) throws UnreadableException {
        BundleLimits limits = BundleLimits.STANDARD;
        StoredArtefact listing = listed(BundlePath.MANIFEST, artefacts);
        Reading<byte[]> bytes = new ArtefactStore(limits).read(listing);
        if (bytes.ifKnown().isEmpty()) {
            throw new UnreadableException(bytes.missing().get(0).toString());
        }
        List<StoredArtefact> found = new ArrayList<>(List.of(listing));
        for (Manifest.Entry entry : Manifest.parse(bytes.ifKnown().get()).entries()) {
            if (entry.failure().isEmpty() && entry.absent().isEmpty()) {
                found.add(listed(BundlePath.checked(entry.path(), limits), artefacts));
            }
        }
        return new Bundle(source, BundleStorage.of(found, List.of(), () -> {}), limits);
    }

    private static StoredArtefact listed(String path, ArtefactSource artefacts) {
        return StoredArtefact.plain(path, () -> {
            InputStream in = artefacts.open(path);
            if (in == null) {
                throw new NoSuchFileException(path);
            }
            return in;
        });
    }

    /** Where the bundle was opened from, as it was given. */
    public String source() {
        return source;
    }

    /** What the collector wrote down; unread if it is missing, broken or of another schema. */
    public Reading<Manifest> manifest() {
        return manifest;
    }

    /** All paths as they are stored, sorted without case. */
    public List<String> paths() {
        return storage.artefacts().values().stream().map(StoredArtefact::path).toList();
    }

    /** The path as it is stored. */
    public Optional<String> find(String path) {
        return Optional.ofNullable(storage.artefacts().get(BundlePath.key(path)))
                .map(StoredArtefact::path);
    }

    /** The stored paths anywhere below a folder with a file name extension ({@code "registry", "reg"}), sorted. */
    public List<String> matching(String folder, String extension) {
        return paths().stream().filter(path -> matches(path, folder, extension)).toList();
    }

    /**
     * Like {@link #matching}, and also the paths that the manifest lists but the bundle does not hold, unless their
     * source does not exist on the server. Reading each of them tells what is there and what is missing.
     */
    public List<String> expected(String folder, String extension) {
        Map<String, String> expected = new TreeMap<>();
        entries.forEach((key, entry) -> {
            if (matches(key, folder, extension)
                    && (entry.absent().isEmpty() || entry.failure().isPresent())) {
                expected.put(key, entry.path());
            }
        });
        matching(folder, extension).forEach(path -> expected.put(BundlePath.key(path), path));
        return List.copyOf(expected.values());
    }

    /**
     * The bytes of an artefact; each is read from storage once, so callers keep what they parse. An artefact that is in
     * the bundle although its collection failed is unread: half a file would pass for a whole one.
     */
    public Reading<byte[]> read(String path) {
        return readWith(path, store::read);
    }

    /** Parses an artefact of any size in one pass, which also serves the bundle's digest. */
    public <T> Reading<T> stream(String path, StreamParser<T> parser) {
        return readWith(path, artefact -> store.parse(artefact, parser));
    }

    private <T> Reading<T> readWith(String path, Function<StoredArtefact, Reading<T>> how) {
        String key = BundlePath.key(path);
        Optional<Manifest.Entry> entry = Optional.ofNullable(entries.get(key));
        Optional<String> failure = entry.flatMap(Manifest.Entry::failure);
        Optional<StoredArtefact> stored =
                Optional.ofNullable(storage.artefacts().get(key));
        if (stored.isPresent()) {
            return failure.isEmpty()
                    ? how.apply(stored.get())
                    : Reading.unread(stored.get().path(), "its collection failed: " + failure.get());
        }
        return Reading.unread(path, entry.map(Bundle::absence).orElse("not in the bundle"));
    }

    /** Whether the collector found that the source of this artefact does not exist on the server. */
    public boolean absentOnServer(String path) {
        return find(path).isEmpty()
                && Optional.ofNullable(entries.get(BundlePath.key(path)))
                        .filter(entry ->
                                entry.failure().isEmpty() && !entry.absent().isEmpty())
                        .isPresent();
    }

    /** Reads and parses an artefact; what its format does not allow makes it unread. */
    public <T> Reading<T> parse(String path, Parser<T> parser) {
        return read(path).flatMap(bytes -> {
            try {
                return Reading.known(parser.parse(bytes), find(path).orElse(path));
            } catch (UnreadableException e) {
                return Reading.unread(find(path).orElse(path), e.getMessage());
            }
        });
    }

    /**
     * The SHA-256 of the whole bundle in hexadecimal: over each path as stored, a NUL, the SHA-256 of its content in
     * hexadecimal and a line feed, sorted by path without case. The same files give the same digest from a folder and
     * from a zip. An artefact that cannot be read counts as unreadable, and {@link #notes()} names it.
     */
    public String sha256() {
        MessageDigest digest = ArtefactStore.sha256();
        digests().forEach((path, content) -> {
            String line = path + "\0" + content.ifKnown().orElse("unreadable") + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a reader of results should know about the bundle itself, in plain English sentences. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(storage.notes());
        notes.addAll(new BundleNotes(digests(), new TreeMap<>(entries)).all());
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        try {
            storage.resource().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Reading<String>> digests() {
        Map<String, Reading<String>> digests = new TreeMap<>(Comparator.comparing(BundlePath::key));
        storage.artefacts().values().forEach(artefact -> digests.put(artefact.path(), store.sha256(artefact)));
        return digests;
    }

    /** A path that is listed twice failed if it failed once. */
    private static Manifest.Entry worse(Manifest.Entry first, Manifest.Entry second) {
        return first.failure().isPresent() ? first : second;
    }

    private static String absence(Manifest.Entry entry) {
        return entry.failure()
                .map(failure -> "not collected: " + failure)
                .orElse(
                        entry.absent().isEmpty()
                                ? "listed in the manifest, but not in the bundle"
                                : "not on the server: " + String.join(", ", entry.absent()));
    }

    private static boolean matches(String path, String folder, String extension) {
        String key = BundlePath.key(path);
        return key.startsWith(BundlePath.key(folder) + "/") && key.endsWith("." + BundlePath.key(extension));
    }
}
