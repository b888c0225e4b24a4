package dev.cupreflight.evidence;

import java.util.Optional;

/** The layout of a Windows program file (Microsoft PE/COFF specification), as far as finding a resource needs it. */
final class PeImage {
    private static final int POINTER_TO_HEADER = 0x3C;
    private static final int COFF_HEADER_BYTES = 20;
    private static final int SECTION_BYTES = 40;
    private static final int RESOURCE_DIRECTORY = 2;
    private static final int ENGLISH = 0x409;
    private static final long SUBDIRECTORY = 0x8000_0000L;

    private final LittleEndian file;
    private final long header;

    PeImage(byte[] bytes) throws UnreadableException {
        file = new LittleEndian(bytes);
        if (bytes.length < POINTER_TO_HEADER + 4 || file.u16(0) != 0x5A4D) {
            throw new UnreadableException("not a Windows program file");
        }
        header = file.u32(POINTER_TO_HEADER);
        if (file.u32(header) != 0x4550) {
            throw new UnreadableException("not a Windows program file (it has no PE header)");
        }
    }

    /** The bytes of the first resource of this type, in English if it is there in several languages. */
    Optional<LittleEndian> resource(int type) throws UnreadableException {
        Optional<LittleEndian> directory = resourceDirectory();
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        // Resources are found by type, then name, then language: three directories, however a hostile file nests them.
        LittleEndian resources = directory.get();
        Optional<Long> names = entry(resources, 0, type);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        long name = firstEntry(resources, subdirectory(resources, names.get()));
        long languages = subdirectory(resources, name);
        Optional<Long> english = entry(resources, languages, ENGLISH);
        long data = english.isPresent() ? english.get() : firstEntry(resources, languages);
        if (data >= SUBDIRECTORY) {
            throw resources.damaged(data - SUBDIRECTORY, "a resource nested too deep");
        }
        return Optional.of(inFile(resources.u32(data), resources.u32(data + 4)));
    }

    private Optional<LittleEndian> resourceDirectory() throws UnreadableException {
        long optional = header + 4 + COFF_HEADER_BYTES;
        int magic = file.u16(optional);
        if (magic != 0x10B && magic != 0x20B) {
            throw file.damaged(optional, "neither PE32 nor PE32+");
        }
        long directories = optional + (magic == 0x10B ? 96 : 112);
        long count = file.u32(directories - 4);
        long entry = directories + RESOURCE_DIRECTORY * 8;
        boolean present = count > RESOURCE_DIRECTORY && file.u32(entry) != 0;
        return present ? Optional.of(inFile(file.u32(entry), file.u32(entry + 4))) : Optional.empty();
    }

    private static Optional<Long> entry(LittleEndian resources, long directory, int id) throws UnreadableException {
        int named = resources.u16(directory + 12);
        int numbered = resources.u16(directory + 14);
        for (int i = named; i < named + numbered; i++) {
            long entry = directory + 16 + i * 8L;
            if (resources.u32(entry) == id) {
                return Optional.of(resources.u32(entry + 4));
            }
        }
        return Optional.empty();
    }

    private static long subdirectory(LittleEndian resources, long entry) throws UnreadableException {
        if (entry < SUBDIRECTORY) {
            throw resources.damaged(entry, "a resource without a name or language");
        }
        return entry - SUBDIRECTORY;
    }

    private static long firstEntry(LittleEndian resources, long directory) throws UnreadableException {
        if (resources.u16(directory + 12) + resources.u16(directory + 14) == 0) {
            throw resources.damaged(directory, "an empty resource directory");
        }
        return resources.u32(directory + 16 + 4);
    }

    /** The bytes that the loader would put at an address; addresses count from the start of the loaded program. */
    private LittleEndian inFile(long address, long length) throws UnreadableException {
        int sections = file.u16(header + 6);
        long table = header + 4 + COFF_HEADER_BYTES + file.u16(header + 20);
        for (int i = 0; i < sections; i++) {
            LittleEndian section = file.slice(table + (long) i * SECTION_BYTES, SECTION_BYTES);
            long offset = address - section.u32(12);
            if (offset >= 0 && offset < section.u32(16)) {
                return file.slice(section.u32(20) + offset, length);
            }
        }
        throw file.damaged(table, "no section holds the resources");
    }
}
