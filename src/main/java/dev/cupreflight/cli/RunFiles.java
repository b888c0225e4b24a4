package dev.cupreflight.cli;

import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.wizard.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The run file and its transcript. A file is always whole: it is written beside the old one, and takes its place in one
 * move. A lock keeps a second wizard away.
 */
final class RunFiles implements World.Store, AutoCloseable {
    private final Path folder;
    private final Optional<Path> chosen;
    private Path file = Path.of("");
    private Optional<FileChannel> lock = Optional.empty();

    /** Files in a folder, or a file that was named. */
    RunFiles(Path folder, Optional<Path> chosen) {
        this.folder = folder;
        this.chosen = chosen;
    }

    @Override
    public void open(String server, String checklist) throws IOException {
        file = chosen.map(folder::resolve).orElseGet(() -> folder.resolve(name(server, checklist) + ".run.json"));
        lock = Optional.of(locked());
    }

    /** A name made of what a server's name may consist of, whatever the evidence says. */
    private static String name(String server, String checklist) {
        String host = server.split("\\.", 2)[0].replaceAll("[^A-Za-z0-9-]", "");
        String short15 = host.substring(0, Math.min(15, host.length()));
        return "cu-preflight-" + (short15.isEmpty() ? "server" : short15) + "-"
                + checklist.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
    }

    private FileChannel locked() throws IOException {
        Path path = sibling(".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("The run cannot be kept in " + file + ": " + FileTrouble.of(e)
                    + ". Start in a folder that you may write to, or name a file with --run.");
        }
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Another run within this process holds it.
        }
        channel.close();
        throw new IOException("Another wizard is working on " + file
                + ". Go on there, or close it; or name another file with --run.");
    }

    @Override
    public Optional<String> load() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Override
    public void save(String run, String transcript) throws IOException {
        try {
            write(file, run, true);
            write(transcript(), transcript, false);
        } catch (IOException e) {
            throw new IOException(FileTrouble.of(e), e);
        }
    }

    @Override
    public void setAside() throws IOException {
        int number = 1;
        while (Files.exists(sibling("." + number + ".old"))) {
            number++;
        }
        Files.move(file, sibling("." + number + ".old"));
    }

    @Override
    public String place() {
        return file.toString();
    }

    /** A file beside the run file, with the same start of its name. */
    Path beside(String ending) {
        String name = file.getFileName().toString().replaceFirst("(\\.run)?\\.json$", "");
        return file.resolveSibling(name + ending);
    }

    private Path transcript() {
        return beside("-transcript.txt");
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** Writes a file that is whole or not there: what is left of a full disk is not taken by half a file. */
    static void write(Path target, String text, boolean durable) throws IOException {
        Path next = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            write(next, target, text, durable);
        } catch (IOException e) {
            remove(next);
            throw e;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What cannot be removed takes up no more than it did; the first trouble is the one to tell.
            return;
        }
    }

    private static void write(Path next, Path target, String text, boolean durable) throws IOException {
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(durable);
        }
        try {
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        lock.ifPresent(channel -> {
            try {
                channel.close();
                Files.deleteIfExists(sibling(".lock"));
            } catch (IOException e) {
                // The lock ends with the process in any case.
                return;
            }
        });
    }
}
