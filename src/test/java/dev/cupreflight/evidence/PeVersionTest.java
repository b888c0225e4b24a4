package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeVersionTest {
    private static final int PE32 = 0x10B;
    private static final int PE32_PLUS = 0x20B;
    private static final int SECTION_AT = 0x200;

    @ParameterizedTest
    @ValueSource(ints = {PE32, PE32_PLUS})
    void readsTheVersionOfAProgram(int magic) throws UnreadableException {
        PeVersion version = PeVersion.parse(program(magic, versionResource()));

        assertThat(version)
                .returns(15, PeVersion::major)
                .returns(2, PeVersion::minor)
                .returns(986, PeVersion::build)
                .returns(5, PeVersion::revision)
                .returns("15.2.986.5", PeVersion::fileVersion);
        assertThat(version.productName()).contains("Microsoft® Exchange");
        assertThat(version.originalFilename()).contains("ExSetup.exe");
        assertThat(version.fileDescription()).isEmpty();
    }

    @Test
    void readsTheVersionsOfProgramsThatOthersMade() throws Exception {
        Optional<Path> folder = Installed.winePrograms();
        assumeTrue(folder.isPresent(), "skipped: Wine is not installed");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.get())) {
            files = all.sorted().toList();
        }
        int versions = 0;
        for (Path file : files) {
            versions += agreesWithItsOwnText(file) ? 1 : 0;
        }
        assertThat(versions).isGreaterThan(100);
    }

    /** The makers of a program write its version twice: as numbers, and as text that is meant for people. */
    private static boolean agreesWithItsOwnText(Path file) throws IOException, UnreadableException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] sought = utf16("VS_VERSION_INFO");
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(sought, StandardCharsets.ISO_8859_1))) {
            assertThatExceptionOfType(UnreadableException.class)
                    .as(file.toString())
                    .isThrownBy(() -> PeVersion.parse(bytes))
                    .withMessage("the program has no version resource");
            return false;
        }
        PeVersion version = PeVersion.parse(bytes);
        assertThat(version.originalFilename()).as(file.toString()).isPresent();
        return version.fileVersion().equals(version.strings().get("FileVersion"));
    }

    @Test
    void prefersEnglishAmongSeveralLanguages() throws Exception {
        Optional<Path> file = Installed.winePrograms()
                .map(folder -> folder.resolve("kernel32.dll"))
                .filter(Files::exists);
        assumeTrue(file.isPresent(), "skipped: Wine is not installed");

        assertThat(PeVersion.parse(Files.readAllBytes(file.get())).productName())
                .contains("Wine");
    }

    @Test
    void refusesWhatIsNoProgram() {
        byte[] zeros = program(PE32, versionResource());
        zeros[0x40] = 0;
        byte[] odd = program(0x107, versionResource());
        byte[] unsigned = program(PE32, versionResource());
        unsigned[640] = 0;

        assertUnreadable(new byte[0], "not a Windows program file");
        assertUnreadable(new byte[1000], "not a Windows program file");
        assertUnreadable(zeros, "not a Windows program file (it has no PE header)");
        assertUnreadable(odd, "damaged at byte 88: neither PE32 nor PE32+");
        assertUnreadable(unsigned, "damaged at byte 640: the version resource does not hold a version");
        assertUnreadable(program(PE32, new byte[200]), "damaged at byte 606: 2 bytes are expected, 0 are left");
    }

    @Test
    void refusesResourcesThatPointAtThemselves() {
        byte[] program = program(PE32_PLUS, versionResource());
        ByteBuffer buffer = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(SECTION_AT + 0x14, 0x8000_0000);

        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> PeVersion.parse(program));
    }

    @Test
    void neverFailsInAnotherWayHoweverAProgramIsDamaged() {
        byte[] program = program(PE32_PLUS, versionResource());
        for (int place = 0; place < program.length; place++) {
            assertReadableOrRefused(Arrays.copyOf(program, place));
            for (int value : List.of(0, 1, 0x7F, 0x80, 0xFF)) {
                byte[] damaged = program.clone();
                damaged[place] = (byte) value;
                assertReadableOrRefused(damaged);
            }
        }
    }

    private static void assertReadableOrRefused(byte[] file) {
        try {
            assertThat(PeVersion.parse(file).fileVersion()).isNotEmpty();
        } catch (UnreadableException e) {
            assertThat(e).hasMessageMatching("(damaged at byte \\d+|not a Windows program|the program has no).*");
        }
    }

    private static void assertUnreadable(byte[] file, String message) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> PeVersion.parse(file))
                .withMessage(message);
    }

    /** A program of headers and one section of resources, which lies at address 0x1000 when loaded. */
    private static byte[] program(int magic, byte[] version) {
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

    private static byte[] versionResource() {
        byte[] fixed = ByteBuffer.allocate(52)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xFEEF04BD)
                .putInt(0x10000)
                .putInt(15 << 16 | 2)
                .putInt(986 << 16 | 5)
                .array();
        byte[] table = block(
                "040904B0",
                new byte[0],
                0,
                text("ProductName", "Microsoft® Exchange\0"),
                text("OriginalFilename", "ExSetup.exe"));
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
