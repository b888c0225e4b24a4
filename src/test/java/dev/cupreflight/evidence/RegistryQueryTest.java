package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryQueryTest {
    private static final String KEY = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String OUTPUT = """

            HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
                (Standard)    REG_SZ    default
                ProductName    REG_SZ    Windows Server 2019 Standard
                PathName    REG_EXPAND_SZ    %SystemRoot%\\x    y
                CurrentBuild    REG_SZ    17763
                UBR    REG_DWORD    0x8e2
                InstallTime    REG_QWORD    0x1d53d18f1a2b3c4
                DigitalProductId    REG_BINARY    A4000000
                List    REG_MULTI_SZ    one\\0two
                Empty    REG_SZ   \s

            HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Accessibility
            HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Fonts
            """;

    @Test
    void readsTheValuesOfTheKey() throws Exception {
        RegistryTree tree = tree(OUTPUT.replace("\n", "\r\n"));
        assertThat(text(tree, "ProductName")).contains("Windows Server 2019 Standard");
        assertThat(text(tree, "PathName")).contains("%SystemRoot%\\x    y");
        assertThat(text(tree, ""))
                .as("whatever Windows calls the default value")
                .contains("default");
        assertThat(text(tree, "Empty")).contains("");
        assertThat(value(tree, "UBR").orElseThrow().asNumber()).hasValue(0x8e2);
        assertThat(value(tree, "InstallTime").orElseThrow().asNumber()).hasValue(0x1d53d18f1a2b3c4L);
        assertThat(value(tree, "DigitalProductId").orElseThrow().bytes()).containsExactly(0xa4, 0, 0, 0);
        assertThat(value(tree, "List").orElseThrow().asStrings()).containsExactly("one", "two");
        assertThat(value(tree, "Nothing")).isEmpty();
    }

    @Test
    void tellsNothingAboutTheKeysBelow() throws Exception {
        RegistryTree tree = tree(OUTPUT);
        assertThat(tree.key(KEY + "\\Nowhere").ifKnown()).as("not asked for").isEmpty();
        assertThat(tree.key(KEY + "\\Fonts").ifKnown()).as("not asked for").isEmpty();
        assertThat(tree.descendants(KEY).ifKnown()).isEmpty();
        assertThat(tree.key("HKLM\\SOFTWARE\\Other").ifKnown()).isEmpty();
    }

    @Test
    void aKeyWithoutValuesIsTheOneAboveThoseThatAreListed() throws Exception {
        RegistryTree tree = tree("\n" + KEY + "\\Accessibility\n" + KEY + "\\Fonts\n");
        assertThat(tree.key(KEY).ifKnown().flatMap(key -> key).orElseThrow().exported())
                .isTrue();
        assertThat(value(tree, "ProductName")).isEmpty();
    }

    @Test
    void aKeyWithoutValuesMayHaveALineOfItsOwn() throws Exception {
        RegistryTree tree = tree("\n" + KEY + "\n\n" + KEY + "\\Fonts\n");
        assertThat(tree.key(KEY).ifKnown().flatMap(key -> key)).isPresent();
        assertThat(tree.key("HKLM\\SOFTWARE\\Microsoft\\Windows NT").ifKnown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FEHLER: Zugriff verweigert",
                "HKEY_LOCAL_MACHINE\\A",
                "    Name    REG_SZ    without a key",
                "HKEY_LOCAL_MACHINE\\A\n    Name    REG_DWORD    five",
                "HKEY_LOCAL_MACHINE\\A\n    Name    REG_DWORD    0x100000000",
                "HKEY_LOCAL_MACHINE\\A\n    Name    REG_BINARY    A",
                "HKEY_LOCAL_MACHINE\\A\n    Name    REG_LINK    x",
                "HKEY_LOCAL_MACHINE\\A\n    Name    REG_SZ    one\nsecond line of it",
                "HKEY_LOCAL_MACHINE\\A\n    Na",
            })
    void refusesWhatIsNoAnswer(String output) {
        assertThatThrownBy(() -> RegistryQuery.parse(output.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "IBM850", "Shift_JIS", "UTF-8"})
    void theCodePageOnlyHurtsOtherLetters(String charset) throws Exception {
        String output = "\n" + KEY + "\n    CurrentBuild    REG_SZ    17763\n    Owner    REG_SZ    "
                + (charset.equals("Shift_JIS") ? "管理者" : "Größe") + "\n";
        RegistryTree tree = RegistryTree.of(
                Map.of("a", Reading.known(RegistryQuery.parse(output.getBytes(Charset.forName(charset))))), Set.of());
        assertThat(text(tree, "CurrentBuild")).contains("17763");
    }

    private static RegistryTree tree(String output) throws UnreadableException {
        return RegistryTree.of(
                Map.of("registry/a.txt", Reading.known(RegistryQuery.parse(output.getBytes(StandardCharsets.UTF_8)))),
                Set.of());
    }

    private static Optional<String> text(RegistryTree tree, String name) {
        return value(tree, name).flatMap(RegistryValue::asString);
    }

    private static Optional<RegistryValue> value(RegistryTree tree, String name) {
        return tree.value(KEY, name).ifKnown().orElseThrow();
    }
}
