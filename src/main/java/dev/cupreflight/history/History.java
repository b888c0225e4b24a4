package dev.cupreflight.history;

import dev.cupreflight.history.RunEntry.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The runs that are kept on a server, one folder for each. A run is whole or not there: it is written into a folder of its
 * own, which gets its name in one move. Any number of processes may keep runs at the same time.
 */
public final class History {
    /** How many runs are kept unless somebody says otherwise. */
    public static final int USUAL = 20;

    private static final String UNFINISHED = ".new-";
    private static final String LOCK = ".lock";
    private static final String REMOVED = ".old-";
    private static final int TRIES = 1000;
    private static final long LONGEST_INDEX = 4L * 1024 * 1024;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;

    /** The history in a folder, which need not be there yet. */
    public History(Path folder) {
        this.folder = folder;
    }

    /**
     * What is in the history.
     *
     * @param runs the runs, the newest first
     * @param damaged one sentence for each folder that is no whole run; they are never thrown away
     */
    public record Listing(List<RunEntry> runs, List<String> damaged) {}

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Keeps a run.
     *
     * @return its id, which is the name of its folder
     * @throws IOException if it cannot be written; nothing of it is in the history then
     */
    public String keep(NewRun run) throws IOException {
        PrivateFolder.createAll(folder);
        Path work = folder.resolve(UNFINISHED + UUID.randomUUID());
        PrivateFolder.create(work);
        try {
            for (KeptFile file : run.files()) {
                file.content().writeTo(work.resolve(file.name()));
            }
            return name(work, run, stored(work));
        } catch (IOException | RuntimeException e) {
            delete(work);
            throw e;
        }
    }

    /** The first name that is free: two runs may have begun in the same second. */
    private String name(Path work, NewRun run, List<StoredFile> files) throws IOException {
        String base = STAMP.format(run.at()) + "-" + plain(run.kind()) + "-"
                + plain(run.server().split("\\.", 2)[0]);
        for (int number = 1; number <= TRIES; number++) {
            String id = number == 1 ? base : base + "-" + number;
            Path target = folder.resolve(id);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            RunEntry entry = new RunEntry(
                    id, run.kind(), run.at(), run.server(), run.exchange(), run.outcome(), run.good(), files);
            write(work.resolve(RunEntry.FILE), entry.json());
            if (moved(work, target)) {
                return id;
            }
        }
        throw new IOException("there are too many runs of the same second in " + folder);
    }

    /** False when another process was faster. */
    private static boolean moved(Path work, Path target) throws IOException {
        try {
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            // Each system has another exception for a folder that is there and not empty.
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }

    private static String plain(String name) {
        String kept = name.replaceAll("[^A-Za-z0-9-]", "");
        return kept.isEmpty() ? "server" : kept.substring(0, Math.min(kept.length(), 40));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Everything that is kept, the newest first; empty when there is no history yet. */
    public Listing list() throws IOException {
        List<RunEntry> runs = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path each : all.sorted().toList()) {
                    read(each, runs, damaged);
                }
            }
        }
        runs.sort(Comparator.comparing(RunEntry::at).thenComparing(RunEntry::id).reversed());
        return new Listing(List.copyOf(runs), List.copyOf(damaged));
    }

    private static void read(Path each, List<RunEntry> runs, List<String> damaged) {
        String name = each.getFileName().toString();
        if (name.equals(LOCK) || name.startsWith(REMOVED)) {
            return;
        }
        if (name.startsWith(UNFINISHED)) {
            damaged.add(name + " is being written, or was left by a run that was ended");
        } else if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
            damaged.add(name + " is no folder of a run");
        } else {
            entry(each)
                    .ifPresentOrElse(
                            run -> lost(each, run)
                                    .ifPresentOrElse(
                                            file -> damaged.add(name + " is damaged: " + file), () -> runs.add(run)),
                            () -> damaged.add(
                                    name + " is damaged: its " + RunEntry.FILE + " is missing or cannot be read"));
        }
    }

    private static Optional<RunEntry> entry(Path run) {
        Path index = run.resolve(RunEntry.FILE);
        try {
            return Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS) && Files.size(index) <= LONGEST_INDEX
                    ? RunEntry.parse(run.getFileName().toString(), Files.readString(index, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first file that is not there any more in its full size. */
    private static Optional<String> lost(Path run, RunEntry entry) {
        for (StoredFile file : entry.files()) {
            Path path = run.resolve(file.path()).normalize();
            try {
                if (!path.startsWith(run)
                        || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        || Files.size(path) != file.bytes()) {
                    return Optional.of(file.path() + " is missing or has another size");
                }
            } catch (IOException e) {
                return Optional.of(file.path() + " cannot be read");
            }
        }
        return Optional.empty();
    }

    /** The files of a run whose content is not what was kept; empty when all are as they were. */
    public List<String> changed(RunEntry entry) throws IOException {
        List<String> changed = new ArrayList<>();
        for (StoredFile file : entry.files()) {
            Path path = folder.resolve(entry.id()).resolve(file.path());
            if (!sha256(path).equals(file.sha256())) {
                changed.add(file.path());
            }
        }
        return changed;
    }

    /**
     * Throws old runs away. The newest are kept, and of each server the newest good one, however old it is. What is
     * damaged is left alone. Another process that does the same at this time is left to it.
     *
     * @param newest how many are kept, at least 1
     * @return the ids of those that were thrown away
     */
    public List<String> prune(int newest) throws IOException {
        if (newest < 1) {
            throw new IllegalArgumentException("at least one run has to be kept");
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = lock(channel).orElse(null);
            if (lock == null) {
                return List.of();
            }
            List<String> removed = new ArrayList<>();
            for (RunEntry run : surplus(list().runs(), newest)) {
                Path gone = folder.resolve(REMOVED + run.id());
                Files.move(folder.resolve(run.id()), gone, StandardCopyOption.ATOMIC_MOVE);
                delete(gone);
                removed.add(run.id());
            }
            return List.copyOf(removed);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /** The runs to throw away, of a list with the newest first. */
    static List<RunEntry> surplus(List<RunEntry> runs, int newest) {
        return runs.stream()
                .skip(newest)
                .filter(run -> !run.equals(lastGood(runs, run.server())))
                .toList();
    }

    private static RunEntry lastGood(List<RunEntry> runs, String server) {
        return runs.stream()
                .filter(run -> run.good() && run.server().equalsIgnoreCase(server))
                .findFirst()
                .orElse(null);
    }

    private static List<StoredFile> stored(Path run) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(run)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String path = run.relativize(file).toString().replace('\\', '/');
                files.add(new StoredFile(path, Files.size(file), sha256(file)));
            }
        }
        return List.copyOf(files);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path run) throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
