package dev.cupreflight.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file version of a Windows program, from the version resource that its maker put in. For Exchange, {@code ExSetup.exe}
 * has the only true build number (exchange-facts.md section 1.1).
 *
 * @param major the first part of the file version; each part is 0 to 65535
 * @param minor the second part
 * @param build the third part
 * @param revision the fourth part
 * @param strings the texts such as {@code ProductName}, by name; with several languages, those of the first
 */
public record PeVersion(int major, int minor, int build, int revision, Map<String, String> strings) {
    private static final int RT_VERSION = 16;
    private static final long FIXED_INFO_SIGNATURE = 0xFEEF04BDL;

    public PeVersion {
        strings = Map.copyOf(strings);
    }

    /** The four parts as text without leading zeros, for example {@code 15.2.986.5}. */
    public String fileVersion() {
        return major + "." + minor + "." + build + "." + revision;
    }

    /** The name of the product that the program belongs to. */
    public Optional<String> productName() {
        return Optional.ofNullable(strings.get("ProductName"));
    }

    /** What the program is, in the words of its maker. */
    public Optional<String> fileDescription() {
        return Optional.ofNullable(strings.get("FileDescription"));
    }

    /** The name that the file had when it was made. */
    public Optional<String> originalFilename() {
        return Optional.ofNullable(strings.get("OriginalFilename"));
    }

    /**
     * Reads the version resource from the bytes of an EXE or DLL, 32 or 64 bits.
     *
     * @throws UnreadableException if these are not the bytes of a Windows program, or it has no version, or a damaged one
     */
    public static PeVersion parse(byte[] file) throws UnreadableException {
        Optional<LittleEndian> resource = new PeImage(file).resource(RT_VERSION);
        if (resource.isEmpty()) {
            throw new UnreadableException("the program has no version resource");
        }
        Block version = Block.at(resource.get(), 0);
        LittleEndian fixed = version.bytes();
        if (!version.key().equals("VS_VERSION_INFO")
                || version.valueLength() < 52
                || fixed.u32(0) != FIXED_INFO_SIGNATURE) {
            throw fixed.damaged(0, "the version resource does not hold a version");
        }
        return new PeVersion(fixed.u16(10), fixed.u16(8), fixed.u16(14), fixed.u16(12), strings(version));
    }

    private static Map<String, String> strings(Block version) throws UnreadableException {
        Map<String, String> strings = new TreeMap<>();
        List<Block> tables = new ArrayList<>();
        for (Block info : version.children()) {
            tables.addAll(info.key().equals("StringFileInfo") ? info.children() : List.of());
        }
        // There is one table for each language; the first that names a text counts.
        for (Block table : tables) {
            for (Block string : table.children()) {
                strings.putIfAbsent(string.key(), string.text());
            }
        }
        return strings;
    }

    /**
     * One block of a version resource: a length, a value's length and kind, a key, the value, and more blocks inside. Parts
     * start at multiples of four bytes from the start of the resource.
     */
    private record Block(LittleEndian resource, String key, long value, int valueLength, long end) {

        static Block at(LittleEndian resource, long at) throws UnreadableException {
            long end = at + resource.slice(at, resource.u16(at)).length();
            String key = resource.slice(0, end).text(at + 6);
            return new Block(resource, key, aligned(at + 6 + (key.length() + 1) * 2L), resource.u16(at + 2), end);
        }

        LittleEndian bytes() throws UnreadableException {
            return resource.slice(value, valueLength);
        }

        /** The value as text; some linkers count its length in bytes, some in characters, and some leave out the end. */
        String text() throws UnreadableException {
            if (value >= end) {
                return "";
            }
            byte[] rest = resource.slice(value, end - value).bytes();
            String text = new String(rest, 0, rest.length & ~1, StandardCharsets.UTF_16LE);
            int terminator = text.indexOf('\0');
            return terminator < 0 ? text : text.substring(0, terminator);
        }

        List<Block> children() throws UnreadableException {
            List<Block> children = new ArrayList<>();
            long at = aligned(value + valueLength);
            while (at < end && resource.u16(at) != 0) {
                Block child = Block.at(resource, at);
                children.add(child);
                at = aligned(child.end());
            }
            return children;
        }

        private static long aligned(long at) {
            return (at + 3) & ~3L;
        }
    }
}
