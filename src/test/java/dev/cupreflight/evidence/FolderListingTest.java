package dev.cupreflight.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderListingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ExchangeSetup.log", "Übersicht für später.txt", "Résumé.log", "更新プログラム.log", "a b (1).xml"})
    void readsNamesInEveryLanguage(String name) throws UnreadableException {
        byte[] bytes = ("first.log\r\n" + name + "\r\n").getBytes(UTF_16LE);
        assertThat(FolderListing.parse(bytes).names()).containsExactly("first.log", name);
    }

    @Test
    void aByteOrderMarkAndSingleBytesAreFineToo() throws UnreadableException {
        assertThat(FolderListing.parse("\uFEFFa.log\r\n".getBytes(UTF_16LE)).names())
                .containsExactly("a.log");
        assertThat(FolderListing.parse("a.log\r\nb.log\r\n".getBytes(US_ASCII)).names())
                .containsExactly("a.log", "b.log");
        assertThat(FolderListing.parse("ä.log\r\nb.log\r\n".getBytes(Charset.forName("IBM850")))
                        .names())
                .hasSize(2)
                .contains("b.log");
    }

    @Test
    void aListThatIsCutOffOrEmptyIsUnread() {
        byte[] whole = "ExchangeSetup.log\r\nServiceStartupMode.xml\r\n".getBytes(UTF_16LE);
        for (int length = 0; length < whole.length; length++) {
            if (length == "ExchangeSetup.log\r\n".length() * 2) {
                continue; // a whole line more cannot be known to be missing
            }
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> FolderListing.parse(cut)).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void bytesThatAreNotTextAreUnread() {
        assertThatThrownBy(() -> FolderListing.parse(new byte[4096])).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> FolderListing.parse("a\0\0\0b\r\n".getBytes(UTF_16LE)))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void aHugeListIsRead() throws UnreadableException {
        byte[] bytes = "w3wp_0123456789.log\r\n".repeat(100_000).getBytes(UTF_16LE);
        assertThat(FolderListing.parse(bytes).names()).hasSize(100_000);
    }
}
