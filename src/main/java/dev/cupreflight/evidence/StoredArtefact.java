package dev.cupreflight.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * One file of a bundle where it lies, not read yet.
 *
 * @param path its checked path in the bundle
 * @param content opens it
 * @param compressedSize bytes that it takes in a zip
 * @param crc the CRC-32 that a zip states for it
 */
record StoredArtefact(String path, Content content, OptionalLong compressedSize, OptionalLong crc) {

    /** Opens the bytes of an artefact. */
    interface Content {
        InputStream open() throws IOException;
    }

    static StoredArtefact plain(String path, Content content) {
        return new StoredArtefact(path, content, OptionalLong.empty(), OptionalLong.empty());
    }

    StoredArtefact at(String otherPath) {
        return new StoredArtefact(otherPath, content, compressedSize, crc);
    }
}
