package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lists a bundle that is a zip. Nothing is extracted: artefacts are read from the zip by their checked names. */
final class BundleZip {
    private static final int FIRST_ENTRY = 0x504B0304;
    private static final int END_OF_EMPTY_ZIP = 0x504B0506;

    private BundleZip() {}

    static BundleStorage open(Path file, BundleLimits limits) throws UnreadableException {
        if (!startsLikeZip(file)) {
            throw new UnreadableException(
                    "is not a zip: give the folder or the zip that was made by `cu-preflight collect`");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            return BundleStorage.of(list(zip, limits), List.of(), zip);
        } catch (IOException e) {
            throw new UnreadableException("a damaged zip: " + FileTrouble.of(e) + "; copy it again from the server", e);
        } catch (UnreadableException e) {
            close(zip, e);
            throw e;
        }
    }

    private static List<StoredArtefact> list(ZipFile zip, BundleLimits limits) throws UnreadableException {
        if (zip.size() > limits.entries()) {
            throw new UnreadableException("holds more than " + limits.entries() + " entries");
        }
        List<StoredArtefact> found = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String path = BundlePath.checked(entry.getName(), limits);
            if (!path.endsWith("/")) {
                found.add(new StoredArtefact(
                        path,
                        () -> zip.getInputStream(entry),
                        OptionalLong.of(entry.getCompressedSize()),
                        OptionalLong.of(entry.getCrc())));
            }
        }
        return found;
    }

    private static boolean startsLikeZip(Path file) throws UnreadableException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            int signature = start.length < 4 ? 0 : ByteBuffer.wrap(start).getInt();
            return signature == FIRST_ENTRY || signature == END_OF_EMPTY_ZIP;
        } catch (IOException e) {
            throw new UnreadableException("cannot be read: " + FileTrouble.of(e), e);
        }
    }

    private static void close(ZipFile zip, UnreadableException cause) {
        try {
            zip.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
