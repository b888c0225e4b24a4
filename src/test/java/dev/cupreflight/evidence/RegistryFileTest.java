package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryFileTest {
    private static final String HEADER = "Windows Registry Editor Version 5.00\r\n\r\n";
    private static final String KEY = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n";

    @Test
    void readsEveryEncodingOfTheSameExport() throws UnreadableException {
        String text = HEADER + KEY + "\"Überschrift\"=\"größer\"\r\n";
        RegistryFile expected = RegistryFile.parse(text.getBytes(StandardCharsets.UTF_8));

        assertThat(RegistryFile.parse(text.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(expected);
        assertThat(RegistryFile.parse(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(expected);
        assertThat(RegistryFile.parse(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(RegistryFile.parse(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(RegistryFile.parse(
                        text.replace(HEADER, "REGEDIT4\r\n\r\n").getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(expected);
        assertThat(value(expected, "überschrift").asString()).contains("größer");
    }

    @Test
    void readsStringsInTheAnsiFormatAsAnsi() throws UnreadableException {
        RegistryFile file = RegistryFile.parse(("REGEDIT4\n\n" + KEY
                        + "\"Path\"=hex(2):25,50,25,5c,fc,00\n\"List\"=hex(7):61,00,62,00,00\n\"Raw\"=hex:fc,00\n")
                .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(value(file, "Path").asString()).contains("%P%\\ü");
        assertThat(value(file, "List").asStrings()).containsExactly("a", "b");
        assertThat(value(file, "Raw").bytes()).containsExactly(0xFC, 0);
    }

    @Test
    void readsEveryTypeOfValue() throws UnreadableException {
        RegistryFile file = parse(KEY + """
                @="the default"
                "text"="C:\\\\Program Files\\\\\\"x\\"\\\\"
                "dword"=dword:fffffffe
                "short dword"=dword:1f
                "qword"=hex(b):01,00,00,00,00,00,00,80
                "big endian"=hex(5):00,00,01,02
                "expand"=hex(2):25,00,50,00,00,00
                "none"=hex(0):
                "odd type"=hex(ffff0001):de,ad
                "binary"=hex:01,2,FF
                """);

        assertThat(value(file, "").asString()).contains("the default");
        assertThat(value(file, "TEXT").asString()).contains("C:\\Program Files\\\"x\"\\");
        assertThat(value(file, "dword").asNumber()).hasValue(0xFFFFFFFEL);
        assertThat(value(file, "short dword").asNumber()).hasValue(31);
        assertThat(value(file, "qword").asNumber()).hasValue(Long.MIN_VALUE + 1);
        assertThat(value(file, "big endian").asNumber()).hasValue(258);
        assertThat(value(file, "expand").asString()).contains("%P");
        assertThat(value(file, "none")).isEqualTo(RegistryValue.of(0, new byte[0]));
        assertThat(value(file, "odd type").type()).isEqualTo(0xFFFF0001);
        assertThat(value(file, "binary").bytes()).containsExactly(1, 2, 0xFF);
    }

    @Test
    void readsListsOfBytesThatGoOnOverLines() throws UnreadableException {
        RegistryFile file = parse(KEY + "\"a\"=hex:01,\\\r\n  02,\\ \r\n  03\r\n\"b\"=hex:\\\r\n  04\r\n");

        assertThat(value(file, "a").bytes()).containsExactly(1, 2, 3);
        assertThat(value(file, "b").bytes()).containsExactly(4);
    }

    @Test
    void readsStringsThatGoOnOverLines() throws UnreadableException {
        RegistryFile file = parse(KEY + "\"a\"=\"one\r\n[two]\r\n\"\r\n\"b\"=dword:00000001\r\n");

        assertThat(value(file, "a").asString()).contains("one\r\n[two]\r\n");
        assertThat(value(file, "b").asNumber()).hasValue(1);
    }

    @Test
    void readsNamesWithBracketsQuotesAndEqualSigns() throws UnreadableException {
        RegistryFile file = parse("[HKEY_LOCAL_MACHINE\\a]b\\[c];d]  ; a comment\n\"x\\\"=\\\\\"=\"y\"\n");

        assertThat(file.sections().get(0).path()).isEqualTo("HKEY_LOCAL_MACHINE\\a]b\\[c];d");
        assertThat(value(file, "x\"=\\").asString()).contains("y");
    }

    @Test
    void keepsWhatAFileDeletes() throws UnreadableException {
        RegistryFile file = parse("[-HKLM\\gone]\n[HKLM\\here]\n\"gone\"=-\n");

        assertThat(file.sections().get(0).deleted()).isTrue();
        assertThat(file.sections().get(0).path()).isEqualTo("HKEY_LOCAL_MACHINE\\gone");
        assertThat(file.sections().get(1).values()).containsEntry("GONE", Optional.empty());
    }

    @Test
    void skipsCommentsAndBlankLines() throws UnreadableException {
        RegistryFile file = parse("; one\n \t\n" + KEY + "  \"a\" = dword:00000001 ; two\n;\"b\"=dword:00000002\n");

        assertThat(file.sections().get(0).values()).containsOnlyKeys("a");
    }

    @Test
    void takesOnlyWholeLastLines() throws UnreadableException {
        assertThat(value(parse(KEY + "\"a\"=dword:0000001f"), "a").asNumber()).hasValue(31);
        assertThat(value(parse(KEY + "\"a\"=\"b\""), "a").asString()).contains("b");
        assertDamaged(KEY + "\"a\"=dword:0000001", 4, "the file ends within a number");
        assertDamaged(KEY + "\"a\"=hex:01,02", 4, "the file ends within a list of bytes");
        assertDamaged(KEY + "\"a\"=hex:01,", 4, "the file ends within a list of bytes");
        assertDamaged(KEY + "\"a\"=hex:01,\\", 5, "the file ends within a list of bytes");
        assertDamaged(KEY + "\"a\"=hex:01,\\\r\n", 5, "the file ends within a list of bytes");
    }

    @Test
    void namesTheLineWhereAStringBegins() {
        assertDamaged(KEY + "\r\n\"a\"=\"b\r\n\r\n", 5, "a string without its closing quote");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | neither a key nor a value",
                "\"a\"=dword: | a number without one to eight hexadecimal digits",
                "\"a\"=dword:123456789 | a number without one to eight hexadecimal digits",
                "\"a\"=dword:x | a number without one to eight hexadecimal digits",
                "\"a\"=hex:0g | unexpected text after a value",
                "\"a\"=hex:,01 | a byte that is missing or not hexadecimal",
                "\"a\"=hex:01, | a byte that is missing or not hexadecimal",
                "\"a\"=hex:01\\02 | a backslash that does not end its line",
                "\"a\"=hex(1:01 | a value type without its closing bracket",
                "\"a\"=hex(1)01 | a value type without \":\"",
                "\"a\"=hex():01 | a number without one to eight hexadecimal digits",
                "\"a\"=qword:01 | a value of an unknown kind",
                "\"a\"= | a value of an unknown kind",
                "\"a\"dword:1 | a value without \"=\"",
                "\"a\"=\"b\"c\" | unexpected text after a value",
                "\"a\"=\"C:\\Windows\" | a backslash in a string that escapes nothing",
                "[HKEY_LOCAL_MACHINE\\a | a key line without its closing bracket",
                "[HKEY_LOCAL_MACHINE\\a]b | a key line without its closing bracket",
                "[SOFTWARE\\a] | a key line that names no registry hive",
                "[] | a key line that names no registry hive",
            })
    void refusesALineThatIsDamaged(String line, String reason) {
        assertDamaged(KEY + line + "\r\n", 4, reason);
    }

    @Test
    void refusesValuesThatBelongToNoKey() {
        assertDamaged("\"a\"=dword:1\n", 3, "a value that belongs to no key");
        assertDamaged("[-HKLM\\a]\n\"a\"=dword:1\n", 4, "a value that belongs to no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "PK", "Windows Registry Editor Version 5.0", "<Objs>", "REGEDIT5\n"})
    void refusesAFileWithoutTheHeader(String text) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> RegistryFile.parse(text.getBytes(StandardCharsets.UTF_8)))
                .withMessage("damaged at line 1: not a registry export, the header is missing");
    }

    @Test
    void refusesTextThatIsCutInTheMiddleOfACharacter() {
        byte[] utf16 = (HEADER + KEY).getBytes(StandardCharsets.UTF_16LE);
        byte[] utf8 = (HEADER + KEY + ";ü").getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> RegistryFile.parse(Arrays.copyOf(utf16, utf16.length - 1)))
                .withMessage("damaged at line 3: the last character is cut in half");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> RegistryFile.parse(Arrays.copyOf(utf8, utf8.length - 1)))
                .withMessage("damaged at line 4: bytes that are not UTF-8");
    }

    @Test
    void refusesWhatExceedsALimit() {
        String longString = "x".repeat(RegistryFile.MAX_VALUE_BYTES / 2);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> parse(KEY + "\"a\"=\"" + longString + "\"\n"))
                .withMessageContaining("a string of more than 16777216 bytes");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> parse(KEY + "\"a\"=hex:" + "0,".repeat(RegistryFile.MAX_VALUE_BYTES + 1)))
                .withMessageContaining("a value of more than 16777216 bytes");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> parse("[HKLM" + "\\a".repeat(RegistryFile.MAX_DEPTH) + "]\n"))
                .withMessageContaining("a key deeper than 512 levels");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> parse("[HKLM\\a]\n".repeat(RegistryFile.MAX_KEYS + 1)))
                .withMessageContaining("more than 1000000 keys");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> RegistryFile.parse(new byte[RegistryFile.MAX_FILE_BYTES + 1]))
                .withMessage("larger than 67108864 bytes");
    }

    @Test
    void neverFailsInAnotherWayHoweverAFileIsCut() {
        String text = "\uFEFF" + HEADER + KEY + "@=\"a\\\"b\"\r\n\"d\"=dword:00000010\r\n"
                + "\"h\"=hex(7):61,00,\\\r\n  00,00\r\n\r\n[-HKEY_USERS\\x]\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        int readable = 0;
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            readable += isReadable(cut) ? 1 : 0;
        }
        assertThat(readable).isLessThan(bytes.length / 4);
    }

    private static boolean isReadable(byte[] bytes) {
        try {
            RegistryFile.parse(bytes);
            return true;
        } catch (UnreadableException e) {
            assertThat(e).hasMessageContaining("damaged at line ");
            return false;
        }
    }

    private static void assertDamaged(String body, int line, String reason) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> parse(body))
                .withMessage("damaged at line " + line + ": " + reason);
    }

    private static RegistryFile parse(String body) throws UnreadableException {
        return RegistryFile.parse((HEADER + body).getBytes(StandardCharsets.UTF_8));
    }

    private static RegistryValue value(RegistryFile file, String name) {
        return file.sections().get(0).values().get(name).orElseThrow();
    }
}
