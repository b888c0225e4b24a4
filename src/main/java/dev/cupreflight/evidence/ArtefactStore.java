package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/**
 * Reads artefacts within the limits of a bundle, and remembers the SHA-256 of each while it passes. May be used by several
 * threads.
 */
final class ArtefactStore {
    private final BundleLimits limits;
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private final AtomicLong totalBytes = new AtomicLong();

    ArtefactStore(BundleLimits limits) {
        this.limits = limits;
    }

    /** The bytes of an artefact, at most {@link BundleLimits#artefactBytes()}. */
    Reading<byte[]> read(StoredArtefact artefact) {
        WholeArtefact bytes = new WholeArtefact();
        try {
            stream(artefact, limits.artefactBytes(), bytes);
            return Reading.known(bytes.all(), artefact.path());
        } catch (UnreadableException e) {
            return Reading.unread(artefact.path(), e.getMessage());
        }
    }

    /** The SHA-256 of an artefact in hexadecimal; reads it only if it was not read before. */
    Reading<String> sha256(StoredArtefact artefact) {
        Optional<String> remembered = Optional.ofNullable(digests.get(artefact.path()));
        try {
            String digest = remembered.isPresent()
                    ? remembered.get()
                    : stream(artefact, limits.totalBytes(), (bytes, length, more) -> {});
            return Reading.known(digest, artefact.path());
        } catch (UnreadableException e) {
            return Reading.unread(artefact.path(), e.getMessage());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Understands an artefact of any size while it passes, within the limit of the whole bundle. Its SHA-256 is
     * remembered, so that it is read only once.
     */
    <T> Reading<T> parse(StoredArtefact artefact, Bundle.StreamParser<T> parser) {
        try (PipedArtefact pipe = new PipedArtefact(artefact.content().open(), this, artefact)) {
            T parsed = parser.parse(pipe);
            pipe.transferTo(OutputStream.nullOutputStream());
            pipe.finish();
            return Reading.known(parsed, artefact.path());
        } catch (UnreadableException e) {
            return Reading.unread(artefact.path(), e.getMessage());
        } catch (IOException e) {
            String reason = e.getCause() instanceof UnreadableException unreadable
                    ? unreadable.getMessage()
                    : "cannot be read: " + FileTrouble.of(e);
            return Reading.unread(artefact.path(), reason);
        }
    }

    /** Takes the bytes of an artefact. */
    @FunctionalInterface
    private interface Sink {
        /** Takes the first {@code length} of these bytes; about so many more are to come. */
        void add(byte[] bytes, int length, int more);
    }

    /** The bytes of an artefact, kept in one array that rarely has to grow. */
    private static final class WholeArtefact implements Sink {
        private static final int MOST_BELIEVED = 4 * 1024 * 1024;

        private byte[] bytes = {};
        private int count;

        @Override
        public void add(byte[] added, int length, int more) {
            if (count + length > bytes.length) {
                int expected = count + length + Math.min(more, MOST_BELIEVED);
                bytes = Arrays.copyOf(bytes, count == 0 ? expected : Math.max(expected, 2 * count));
            }
            System.arraycopy(added, 0, bytes, count, length);
            count += length;
        }

        byte[] all() {
            return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        }
    }

    long mostBytes() {
        return limits.totalBytes();
    }

    private String stream(StoredArtefact artefact, long most, Sink sink) throws UnreadableException {
        MessageDigest digest = sha256();
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        try (InputStream in = artefact.content().open()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                count += length;
                check(artefact, count, most, length);
                digest.update(buffer, 0, length);
                crc.update(buffer, 0, length);
                sink.add(buffer, length, in.available());
            }
        } catch (IOException e) {
            boolean zipped = artefact.crc().isPresent();
            throw new UnreadableException((zipped ? "damaged: " : "cannot be read: ") + FileTrouble.of(e), e);
        }
        // The class ZipFile does not compare it, and a changed byte often inflates without an error.
        if (artefact.crc().isPresent() && artefact.crc().getAsLong() != crc.getValue()) {
            throw new UnreadableException("damaged: its checksum in the zip does not match");
        }
        return remember(artefact, HexFormat.of().formatHex(digest.digest()));
    }

    void check(StoredArtefact artefact, long count, long most, int added) throws UnreadableException {
        if (count > most) {
            throw new UnreadableException("larger than " + most / BundleLimits.MEBIBYTE + " MiB");
        }
        if (count > BundleLimits.MEBIBYTE
                && artefact.compressedSize().isPresent()
                && count / limits.compressionRatio()
                        >= Math.max(1, artefact.compressedSize().getAsLong())) {
            throw new UnreadableException("compressed more than " + limits.compressionRatio() + " to 1");
        }
        if (digests.containsKey(artefact.path())) {
            return;
        }
        if (totalBytes.addAndGet(added) > limits.totalBytes()) {
            throw new UnreadableException(
                    "not read: the bundle is larger than " + limits.totalBytes() / BundleLimits.MEBIBYTE + " MiB");
        }
    }

    String remember(StoredArtefact artefact, String digest) throws UnreadableException {
        String before = digests.putIfAbsent(artefact.path(), digest);
        if (before != null && !before.equals(digest)) {
            throw new UnreadableException("changed while the bundle was being read");
        }
        return digest;
    }
}
