package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void decodesByTheByteOrderMarkAndDropsIt(String charset) {
        assertThat(EncodedText.decode("\ufeffGrüße".getBytes(Charset.forName(charset))))
                .isEqualTo("Grüße");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void decodesWithoutAMark(String charset) {
        assertThat(EncodedText.decode("Grüße".getBytes(Charset.forName(charset))))
                .isEqualTo("Grüße");
    }

    @Test
    void keepsTheAsciiOfAnotherCodePage() {
        assertThat(EncodedText.decode("Grüße;S-1-1-0".getBytes(Charset.forName("IBM850"))))
                .endsWith("S-1-1-0");
        assertThat(EncodedText.decode(new byte[0])).isEmpty();
    }
}
