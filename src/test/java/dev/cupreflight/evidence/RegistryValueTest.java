package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RegistryValueTest {

    @Test
    void readsListsWithAndWithoutTheirTerminators() {
        assertThat(list("a\0b\0\0").asStrings()).containsExactly("a", "b");
        assertThat(list("a\0b\0").asStrings()).containsExactly("a", "b");
        assertThat(list("a\0b").asStrings()).containsExactly("a", "b");
        assertThat(list("\0\0").asStrings()).isEmpty();
        assertThat(list("\0").asStrings()).isEmpty();
        assertThat(list("").asStrings()).isEmpty();
    }

    @Test
    void keepsTheEmptyStringsThatMarkFilesToDeleteAtTheNextStart() {
        assertThat(list("\\??\\C:\\a\0\0\\??\\C:\\b\0!\\??\\C:\\c\0\0").asStrings())
                .containsExactly("\\??\\C:\\a", "", "\\??\\C:\\b", "!\\??\\C:\\c");
        assertThat(list("\\??\\C:\\a\0\0\0").asStrings()).containsExactly("\\??\\C:\\a", "");
    }

    @Test
    void readsASingleStringAsAListOfOne() {
        assertThat(RegistryValue.ofString("a").asStrings()).containsExactly("a");
        assertThat(RegistryValue.ofString("").asStrings()).isEmpty();
        assertThat(RegistryValue.ofNumber(1).asStrings()).isEmpty();
    }

    @Test
    void readsTextUpToItsTerminator() {
        assertThat(value(RegistryValue.STRING, "ab\0c\0").asString()).contains("ab");
        assertThat(value(RegistryValue.EXPANDABLE_STRING, "ab").asString()).contains("ab");
        assertThat(RegistryValue.of(RegistryValue.STRING, new byte[] {97, 0, 98})
                        .asString())
                .contains("a");
        assertThat(value(RegistryValue.BINARY, "ab").asString()).isEmpty();
    }

    @Test
    void givesNoNumberForTheWrongTypeOrSize() {
        assertThat(RegistryValue.of(RegistryValue.DWORD, new byte[3]).asNumber())
                .isEmpty();
        assertThat(RegistryValue.of(RegistryValue.QWORD, new byte[4]).asNumber())
                .isEmpty();
        assertThat(RegistryValue.of(RegistryValue.BINARY, new byte[4]).asNumber())
                .isEmpty();
        assertThat(RegistryValue.ofString("1").asNumber()).isEmpty();
    }

    @Test
    void cannotBeChangedFromOutside() {
        byte[] bytes = {1, 2, 3, 4};
        RegistryValue value = RegistryValue.of(RegistryValue.BINARY, bytes);
        bytes[0] = 9;
        value.bytes()[1] = 9;

        assertThat(value.bytes()).containsExactly(1, 2, 3, 4);
        assertThat(value)
                .isEqualTo(RegistryValue.of(RegistryValue.BINARY, new byte[] {1, 2, 3, 4}))
                .isNotEqualTo(RegistryValue.of(RegistryValue.DWORD, new byte[] {1, 2, 3, 4}))
                .hasSameHashCodeAs(RegistryValue.of(RegistryValue.BINARY, new byte[] {1, 2, 3, 4}));
    }

    private static RegistryValue list(String text) {
        return value(RegistryValue.MULTI_STRING, text);
    }

    private static RegistryValue value(int type, String text) {
        return RegistryValue.of(type, text.getBytes(StandardCharsets.UTF_16LE));
    }
}
