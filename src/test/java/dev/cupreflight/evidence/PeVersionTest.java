package dev.cupreflight.evidence;

import static dev.cupreflight.sample.ProgramFile.PE32;
import static dev.cupreflight.sample.ProgramFile.PE32_PLUS;
import static dev.cupreflight.sample.ProgramFile.SECTION_AT;
import static dev.cupreflight.sample.ProgramFile.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cupreflight.sample.ProgramFile;
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
    private static final byte[] VERSION = ProgramFile.versionResource("15.2.986.5", "ExSetup.exe");

    @ParameterizedTest
    @ValueSource(ints = {PE32, PE32_PLUS})
    void readsTheVersionOfAProgram(int magic) throws UnreadableException {
        PeVersion version = PeVersion.parse(program(magic, VERSION));

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
        byte[] zeros = program(PE32, VERSION);
        zeros[0x40] = 0;
        byte[] odd = program(0x107, VERSION);
        byte[] unsigned = program(PE32, VERSION);
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
        byte[] program = program(PE32_PLUS, VERSION);
        ByteBuffer buffer = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(SECTION_AT + 0x14, 0x8000_0000);

        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> PeVersion.parse(program));
    }

    @Test
    void neverFailsInAnotherWayHoweverAProgramIsDamaged() {
        byte[] program = program(PE32_PLUS, VERSION);
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

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
