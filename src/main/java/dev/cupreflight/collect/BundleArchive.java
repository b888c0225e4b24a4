package dev.cupreflight.collect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a bundle that is a folder into a zip. */
public final class BundleArchive {
    private static final String MANIFEST = "manifest.json";

    private BundleArchive() {}

    /**
     * Writes the zip beside its place and moves it there when it is whole; the manifest is its last entry.
     *
     * @param replace true when a file of that name may be replaced
     * @throws IOException if it cannot be written, or is there already
     */
    public static void write(Path bundle, Path zip, boolean replace) throws IOException {
        Path part = zip.resolveSibling(zip.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part);
                    ZipOutputStream packed = new ZipOutputStream(out)) {
                for (Path file : files(bundle)) {
                    packed.putNextEntry(new ZipEntry(name(bundle, file)));
                    Files.copy(file, packed);
                    packed.closeEntry();
                }
            }
            if (!replace && Files.exists(zip)) {
                throw new FileAlreadyExistsException(zip.toString());
            }
            Files.move(part, zip, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Removes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        Tools.clear(folder);
    }

    private static List<Path> files(Path bundle) throws IOException {
        try (Stream<Path> all = Files.walk(bundle)) {
            List<Path> files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !name(bundle, file).equals(MANIFEST))
                    .sorted()
                    .toList();
            Path manifest = bundle.resolve(MANIFEST);
            return Files.exists(manifest)
                    ? Stream.concat(files.stream(), Stream.of(manifest)).toList()
                    : files;
        }
    }

    private static String name(Path bundle, Path file) {
        return bundle.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
