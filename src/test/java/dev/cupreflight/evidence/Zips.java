package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zips for tests, honest and hostile ones. */
final class Zips {
    private Zips() {}

    /** A zip with an honest manifest and entries of these names. */
    static Path withNames(Path file, String... names) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "manifest.json", "{\"schema\":\"cu-preflight/evidence/1\"}");
            for (String name : names) {
                add(zip, name, "content of " + name);
            }
        }
        return file;
    }

    /** The files of a folder, each with a prefix before its path and with the separator given. */
    static Path ofFolder(Path file, Path folder, String prefix, char separator) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                String name = prefix + folder.relativize(path).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry(name.replace('/', separator)));
                Files.copy(path, zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Many zero bytes, which compress a thousandfold. */
    static void addZeros(ZipOutputStream zip, String name, int mebibytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zeros(zip, mebibytes);
        zip.closeEntry();
    }

    static void zeros(OutputStream out, int mebibytes) throws IOException {
        byte[] mebibyte = new byte[1024 * 1024];
        for (int i = 0; i < mebibytes; i++) {
            out.write(mebibyte);
        }
    }

    /** Changes names or stored content behind the back of the zip writer, to text of the same length. */
    static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
    }
}
