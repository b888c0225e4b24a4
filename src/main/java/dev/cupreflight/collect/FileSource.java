package dev.cupreflight.collect;

import dev.cupreflight.evidence.FileTrouble;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Copies files and lists folders. Java opens files so that others may go on reading, writing and deleting them, which is
 * what IIS and Exchange allow as well; and it tells "does not exist" from "access denied".
 */
final class FileSource {
    private static final int BUFFER = 1 << 16;
    private static final long MEBIBYTE = 1024L * 1024;

    private FileSource() {}

    static Made copy(Path source, String windowsPath, Path output, long limit) throws InterruptedException {
        try {
            Files.readAttributes(source, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return Made.absent(windowsPath);
        } catch (IOException e) {
            return Made.failed(Optional.empty(), FileTrouble.of(e));
        }
        try (InputStream in = Files.newInputStream(source, StandardOpenOption.READ);
                OutputStream out = Files.newOutputStream(output)) {
            byte[] buffer = new byte[BUFFER];
            long copied = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > limit) {
                    return Made.failed(
                            Optional.empty(), "is larger than " + limit / MEBIBYTE + " MiB; nothing of it was kept");
                }
                out.write(buffer, 0, read);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return Made.whole(Optional.empty());
        } catch (IOException e) {
            return Made.failed(Optional.empty(), FileTrouble.of(e));
        }
    }

    /** The names as {@code cmd /u /c dir /b} writes them: UTF-16 without a mark, a line each. */
    static Made list(Path folder, String windowsPath, Path output, boolean foldersOnly) {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder);
                BufferedWriter out = Files.newBufferedWriter(output, StandardCharsets.UTF_16LE)) {
            for (Path name : names) {
                if (!foldersOnly || Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS)) {
                    out.write(name.getFileName() + "\r\n");
                }
            }
            return Made.whole(Optional.empty());
        } catch (NoSuchFileException e) {
            return Made.absent(windowsPath);
        } catch (NotDirectoryException e) {
            return Made.failed(Optional.empty(), "it is not a folder");
        } catch (java.nio.file.DirectoryIteratorException e) {
            return Made.failed(Optional.empty(), FileTrouble.of(e.getCause()));
        } catch (IOException e) {
            return Made.failed(Optional.empty(), FileTrouble.of(e));
        }
    }
}
