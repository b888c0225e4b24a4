package dev.cupreflight.evidence;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FolderListingTest {
    private static byte[] wide(String text) {
        return text.getBytes(UTF_16LE);
    }

    @Test
    void readsNamesOfEveryLanguage() throws UnreadableException {
        FolderListing listing =
                FolderListing.parse(wide("Übersicht.msi\r\nété.msp\r\n更新プログラム.msi\r\nC:\\a\\b.msi\r\n"));
        assertThat(listing.names()).containsExactly("Übersicht.msi", "été.msp", "更新プログラム.msi", "C:\\a\\b.msi");
        assertThat(listing.holds("ÜBERSICHT.MSI")).isTrue();
        assertThat(listing.holds("Ubersicht.msi")).isFalse();
        assertThat(FolderListing.parse(wide("更新\r\n")).names()).containsExactly("更新");
    }

    @Test
    void readsWithAByteOrderMarkAndInTheCodePageOfTheConsole() throws UnreadableException {
        assertThat(FolderListing.parse(wide("\uFEFFa.msi\r\nb.msi\r\n")).names())
                .containsExactly("a.msi", "b.msi");
        byte[] console = "abc.msi\r\nGrüße\r\n".getBytes(Charset.forName("IBM850"));
        assertThat(FolderListing.parse(console).holds("abc.msi")).isTrue();
    }

    @Test
    void aListThatIsCutOffOrEmptyProvesNothing() {
        byte[] whole = wide("1f3a9c.msi\r\n1f3aa4.msi\r\n");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            boolean wholeLine = length == wide("1f3a9c.msi\r\n").length;
            if (!wholeLine) {
                assertThatExceptionOfType(UnreadableException.class)
                        .as("%d bytes", length)
                        .isThrownBy(() -> FolderListing.parse(cut));
            }
        }
    }

    @Test
    void refusesWhatIsNoText() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> FolderListing.parse(noise));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> FolderListing.parse(wide("x".repeat(40_000) + "\r\n")))
                .withMessageContaining("longer than");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> FolderListing.parse("no end of line".getBytes(StandardCharsets.US_ASCII)))
                .withMessageContaining("cut off");
    }

    @Test
    void readsAHugeFolder() throws UnreadableException {
        assertThat(FolderListing.parse(wide("0123456789.msi\r\n".repeat(200_000)))
                        .names())
                .hasSize(200_000);
    }
}
