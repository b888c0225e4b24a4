package dev.cupreflight.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** An artefact on its way to a parser: its limits, its digest and its checksum in a zip are looked after meanwhile. */
final class PipedArtefact extends FilterInputStream {
    private final ArtefactStore store;
    private final StoredArtefact artefact;
    private final MessageDigest digest = ArtefactStore.sha256();
    private final CRC32 crc = new CRC32();
    private long count;

    PipedArtefact(InputStream in, ArtefactStore store, StoredArtefact artefact) {
        super(in);
        this.store = store;
        this.artefact = artefact;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = in.read(target, from, length);
        if (read > 0) {
            count += read;
            digest.update(target, from, read);
            crc.update(target, from, read);
            try {
                store.check(artefact, count, store.mostBytes(), read);
            } catch (UnreadableException e) {
                throw new IOException(e);
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /**
     * Call it at the end of the artefact.
     *
     * @throws UnreadableException if its checksum is wrong or it changed meanwhile
     */
    void finish() throws UnreadableException {
        if (artefact.crc().isPresent() && artefact.crc().getAsLong() != crc.getValue()) {
            throw new UnreadableException("damaged: its checksum in the zip does not match");
        }
        store.remember(artefact, HexFormat.of().formatHex(digest.digest()));
    }
}
