package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistryTreeTest {
    private static final String SETUP = "HKLM\\SOFTWARE\\Contoso\\Setup";

    private final Map<String, Reading<RegistryFile>> files = new LinkedHashMap<>();

    @Test
    void findsKeysAndValuesWithoutCaseAndByShortHiveNames() throws UnreadableException {
        export("registry/a.reg", "[HKEY_LOCAL_MACHINE\\Software\\Contoso]", "\"Version\"=\"1\"", "@=\"x\"");

        RegistryTree tree = tree();
        assertThat(text(tree.value("hklm\\SOFTWARE\\contoso", "VERSION"))).contains("1");
        assertThat(text(tree.value("HKEY_LOCAL_MACHINE\\Software\\Contoso\\", "")))
                .contains("x");
        assertThat(tree.key("HKLM\\SOFTWARE\\CONTOSO").sources()).containsExactly("registry/a.reg");
        assertThat(known(tree.key("HKLM\\SOFTWARE\\CONTOSO")).orElseThrow())
                .returns("HKEY_LOCAL_MACHINE\\Software\\Contoso", RegistryKey::path)
                .returns("Contoso", RegistryKey::name)
                .returns(true, RegistryKey::exported);
    }

    @Test
    void knowsThatAKeyBelowAnExportedOneIsAbsent() throws UnreadableException {
        export("registry/a.reg", "[HKLM\\SOFTWARE\\Contoso]", "[HKLM\\SOFTWARE\\Contoso\\Sub]");

        assertThat(tree().key("HKLM\\SOFTWARE\\Contoso\\Setup\\Deep"))
                .isEqualTo(Reading.known(Optional.empty(), "registry/a.reg"));
        assertThat(tree().value(SETUP, "x")).isEqualTo(Reading.known(Optional.empty(), "registry/a.reg"));
        assertThat(tree().value("HKLM\\SOFTWARE\\Contoso", "x"))
                .isEqualTo(Reading.known(Optional.empty(), "registry/a.reg"));
        assertThat(tree().children(SETUP)).isEqualTo(Reading.known(List.of(), "registry/a.reg"));
    }

    @Test
    void knowsNothingOfKeysBesideOrAboveTheExportedOnes() throws UnreadableException {
        export("registry/a.reg", "[HKLM\\SOFTWARE\\Contoso\\Setup]", "\"a\"=\"b\"");

        for (String path : List.of("HKLM\\SOFTWARE\\Contoso\\Setup2", "HKLM\\SOFTWARE\\Contoso", "HKLM", "HKCU", "x")) {
            assertThat(tree().key(path).missing())
                    .as(path)
                    .extracting(Missing::reason)
                    .containsExactly("the registry key was not exported");
            assertThat(tree().value(path, "a").missing()).as(path).isNotEmpty();
        }
        assertThat(tree().key("HKLM\\SOFTWARE\\Contoso").missing())
                .containsExactly(
                        new Missing("HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso", "the registry key was not exported"));
    }

    @Test
    void believesTheCollectorThatAKeyIsAbsent() {
        RegistryTree tree = RegistryTree.of(files, Set.of(SETUP.toLowerCase(Locale.ROOT)));

        Reading<Optional<RegistryKey>> absent = Reading.known(Optional.empty(), "manifest.json");
        assertThat(tree.key(SETUP)).isEqualTo(absent);
        assertThat(tree.key(SETUP + "\\Sub\\Sub")).isEqualTo(absent);
        assertThat(tree.value(SETUP, "x")).isEqualTo(Reading.known(Optional.empty(), "manifest.json"));
        assertThat(tree.children(SETUP)).isEqualTo(Reading.known(List.of(), "manifest.json"));
        assertThat(tree.descendants(SETUP)).isEqualTo(Reading.known(List.of(), "manifest.json"));
        assertThat(tree.key("HKLM\\SOFTWARE\\Contoso").missing()).isNotEmpty();
    }

    @Test
    void believesAnExportMoreThanAReportOfAbsence() throws UnreadableException {
        export("registry/a.reg", "[HKLM\\SOFTWARE\\Contoso\\Setup\\Sub]", "\"a\"=\"b\"");
        RegistryTree tree = RegistryTree.of(files, Set.of(SETUP));

        assertThat(text(tree.value(SETUP + "\\Sub", "a"))).contains("b");
        assertThat(tree.key(SETUP).missing()).isNotEmpty();
        assertThat(tree.key(SETUP + "\\Other").missing()).isNotEmpty();
    }

    @Test
    void saysThatADamagedFileMayHaveHeldTheKey() throws UnreadableException {
        export("registry/a.reg", "[HKLM\\SOFTWARE\\Contoso]");
        files.put("registry/b.reg", Reading.unread("registry/b.reg", "damaged at line 7: nonsense"));

        assertThat(tree().key("HKLM\\SYSTEM").missing())
                .containsExactly(
                        new Missing("HKEY_LOCAL_MACHINE\\SYSTEM", "the registry key was not exported"),
                        new Missing("registry/b.reg", "damaged at line 7: nonsense"));
        assertThat(tree().key(SETUP).ifKnown()).contains(Optional.empty());
    }

    @Test
    void listsChildrenByNameThoughTheirParentHasNoLine() throws UnreadableException {
        export(
                "registry/a.reg",
                "[HKLM\\Store\\B]",
                "\"x\"=\"1\"",
                "[HKLM\\Store\\a\\deep]",
                "[HKLM\\Store\\a\\deeper]");
        export("registry/b.reg", "[HKLM\\Store\\c]");

        Reading<List<RegistryKey>> children = tree().children("HKLM\\store");
        assertThat(known(children)).extracting(RegistryKey::name).containsExactly("a", "B", "c");
        assertThat(known(children)).extracting(RegistryKey::exported).containsExactly(false, true, true);
        assertThat(known(children).get(1).value("X")).isPresent();
        assertThat(children.sources()).containsExactlyInAnyOrder("registry/a.reg", "registry/b.reg");
        assertThat(tree().children("HKLM\\Store\\d").missing()).isNotEmpty();
        assertThat(tree().key("HKLM\\Store\\a").missing()).isNotEmpty();
    }

    @Test
    void takesKeysInAnyOrder() throws UnreadableException {
        export("registry/a.reg", "[HKLM\\S\\A\\B]", "[HKLM\\S\\A]");

        assertThat(tree().key("HKLM\\S\\A\\C").ifKnown()).contains(Optional.empty());
    }

    @Test
    void listsDescendantsOnlyOfAWholeSubtree() throws UnreadableException {
        export("registry/a.reg", "[HKLM\\S\\A]", "[HKLM\\S\\A\\x\\y]", "[HKLM\\S\\A\\b]", "[HKLM\\S\\A\\b\\c]");

        assertThat(known(tree().descendants("HKLM\\S\\A")))
                .extracting(RegistryKey::path)
                .containsExactly(
                        "HKEY_LOCAL_MACHINE\\S\\A\\b",
                        "HKEY_LOCAL_MACHINE\\S\\A\\b\\c",
                        "HKEY_LOCAL_MACHINE\\S\\A\\x\\y");
        assertThat(known(tree().descendants("HKLM\\S\\A\\none"))).isEmpty();
        assertThat(tree().descendants("HKLM\\S").missing()).isNotEmpty();
    }

    @Test
    void mergesTheSameKeyFromTwoFiles() throws UnreadableException {
        export("registry/1.reg", "[HKLM\\S]", "\"a\"=\"1\"", "\"b\"=\"1\"", "\"c\"=\"1\"");
        export("registry/2.reg", "[HKLM\\s]", "\"B\"=\"1\"", "\"c\"=-");

        RegistryKey key = known(tree().key("HKLM\\S")).orElseThrow();
        assertThat(key.values()).hasSize(2);
        assertThat(key.value("a").flatMap(RegistryValue::asString)).contains("1");
        assertThat(key.value("b").flatMap(RegistryValue::asString)).contains("1");
        assertThat(key.sources()).containsExactlyInAnyOrder("registry/1.reg", "registry/2.reg");
    }

    @Test
    void trustsNoneOfTwoFilesThatDisagree() throws UnreadableException {
        export("registry/1.reg", "[HKLM\\S\\A]", "\"b\"=\"1\"", "[HKLM\\S\\C]", "\"b\"=\"1\"");
        export("registry/2.reg", "[HKLM\\S\\A]", "\"b\"=\"2\"");

        assertThat(tree().value("HKLM\\S\\A", "b").missing())
                .extracting(Missing::reason)
                .containsExactly("has different values in registry/1.reg, registry/2.reg");
        assertThat(tree().children("HKLM\\S").missing()).isNotEmpty();
        assertThat(known(tree().key("HKLM\\S\\C"))).isPresent();
    }

    @Test
    void deletesWhatALaterFileDeletes() throws UnreadableException {
        export("registry/1.reg", "[HKLM\\S\\A\\B]", "\"a\"=\"1\"");
        export("registry/2.reg", "[-HKLM\\S\\A]", "[HKLM\\S\\A\\C]");

        assertThat(tree().key("HKLM\\S\\A\\B")).isEqualTo(Reading.known(Optional.empty(), "registry/2.reg"));
        assertThat(known(tree().children("HKLM\\S\\A")))
                .extracting(RegistryKey::name)
                .containsExactly("C");
        assertThat(known(tree().key("HKLM\\S\\A")).orElseThrow().values()).isEmpty();
        assertThat(tree().key("HKLM\\S").missing()).isNotEmpty();
    }

    @Test
    void isNotBroughtDownByADeepPath() throws UnreadableException {
        export("registry/1.reg", "[HKLM" + "\\a".repeat(RegistryFile.MAX_DEPTH - 1) + "]");
        String deep = "HKLM" + "\\a".repeat(1_000_000);
        RegistryTree tree = RegistryTree.of(files, Set.of(deep));

        assertThat(tree.key(deep).ifKnown()).contains(Optional.empty());
        assertThat(known(tree.children("HKLM"))).hasSize(1);
        assertThat(tree.key("HKLM").missing()).isNotEmpty();
    }

    private RegistryTree tree() {
        return RegistryTree.of(files, Set.of());
    }

    private void export(String source, String... lines) throws UnreadableException {
        String text = "Windows Registry Editor Version 5.00\n\n" + String.join("\n", lines) + "\n";
        files.put(source, Reading.known(RegistryFile.parse(text.getBytes(StandardCharsets.UTF_8)), source));
    }

    private static <T> T known(Reading<T> reading) {
        return reading.ifKnown().orElseThrow(() -> new AssertionError(reading));
    }

    private static Optional<String> text(Reading<Optional<RegistryValue>> reading) {
        return known(reading).flatMap(RegistryValue::asString);
    }
}
