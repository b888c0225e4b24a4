package dev.cupreflight.sample;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the smallest file that Windows takes for a program with a version. */
public final class ProgramFile {
    /** A 32-bit program. */
    public static final int PE32 = 0x10B;

    /** A 64-bit program. */
    public static final int PE32_PLUS = 0x20B;

    /** Where its resources begin. */
    public static final int SECTION_AT = 0x200;

    private ProgramFile() {}

    /** A 64-bit program of that build. */
    public static byte[] of(String build, String originalFilename) {
        return program(PE32_PLUS, versionResource(build, originalFilename));
    }

    /** A program of headers and one section of resources, which lies at address 0x1000 when loaded. */
    public static byte[] program(int magic, byte[] version) {
        ByteBuffer file =
                ByteBuffer.allocate(SECTION_AT + 0x58 + version.length).order(ByteOrder.LITTLE_ENDIAN);
        int directories = 0x58 + (magic == PE32 ? 96 : 112);
        file.putShort(0, (short) 0x5A4D).putInt(0x3C, 0x40).putInt(0x40, 0x4550);
        file.putShort(0x46, (short) 1).putShort(0x54, (short) (directories - 0x58 + 128));
        file.putShort(0x58, (short) magic).putInt(directories - 4, 16);
        file.putInt(directories + 16, 0x1000).putInt(directories + 20, 0x58 + version.length);
        int section = directories + 128;
        file.putInt(section + 12, 0x1000)
                .putInt(section + 16, 0x58 + version.length)
                .putInt(section + 20, SECTION_AT);
        directory(file, SECTION_AT, 16, 0x8000_0018);
        directory(file, SECTION_AT + 0x18, 1, 0x8000_0030);
        directory(file, SECTION_AT + 0x30, 0x409, 0x48);
        file.putInt(SECTION_AT + 0x48, 0x1058).putInt(SECTION_AT + 0x4C, version.length);
        return file.position(SECTION_AT + 0x58).put(version).array();
    }

    private static void directory(ByteBuffer file, int at, int id, int target) {
        file.putShort(at + 14, (short) 1).putInt(at + 16, id).putInt(at + 20, target);
    }

    /** The Setup program of Exchange of that build; it holds no code. */
    public static byte[] setup(String build) {
        return program(
                PE32_PLUS,
                versionResource(build, "Microsoft Exchange Server Setup", "Microsoft® Exchange", "Setup.EXE"));
    }

    /** A version resource in English: the file version in four parts, and the name that the file had. */
    public static byte[] versionResource(String build, String originalFilename) {
        return versionResource(build, "", "Microsoft® Exchange", originalFilename);
    }

    /** A version resource in English with what the program is, its product, and the name that the file had. */
    public static byte[] versionResource(String build, String description, String product, String originalFilename) {
        String[] parts = build.split("\\.", 4);
        byte[] fixed = ByteBuffer.allocate(52)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xFEEF04BD)
                .putInt(0x10000)
                .putInt(Integer.parseInt(parts[0]) << 16 | Integer.parseInt(parts[1]))
                .putInt(Integer.parseInt(parts[2]) << 16 | Integer.parseInt(parts[3]))
                .array();
        byte[] name = text("ProductName", product + "\0");
        byte[] file = text("OriginalFilename", originalFilename);
        byte[] table = description.isEmpty()
                ? block("040904B0", new byte[0], 0, name, file)
                : block("040904B0", new byte[0], 0, name, text("FileDescription", description + "\0"), file);
        byte[] translation = block("VarFileInfo", new byte[0], 0, block("Translation", new byte[4], 4));
        return block(
                "VS_VERSION_INFO", fixed, fixed.length, translation, block("StringFileInfo", new byte[0], 0, table));
    }

    private static byte[] text(String name, String value) {
        return block(name, utf16(value), value.length());
    }

    private static byte[] block(String key, byte[] value, int valueLength, byte[]... children) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(new byte[6]);
        block.writeBytes(utf16(key + "\0"));
        pad(block);
        block.writeBytes(value);
        for (byte[] child : children) {
            pad(block);
            block.writeBytes(child);
        }
        byte[] bytes = block.toByteArray();
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) bytes.length)
                .putShort((short) valueLength);
        return bytes;
    }

    private static void pad(ByteArrayOutputStream block) {
        while (block.size() % 4 != 0) {
            block.write(0);
        }
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
