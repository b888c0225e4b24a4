package dev.cupreflight.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.evidence.HttpAnswers.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswersTest {
    private static final String TWO =
            "200 https://localhost:443/owa/healthcheck.htm\r\n000 https://localhost:444/ecp/healthcheck.htm\r\n";

    @Test
    void statusAndAddressAreRead() throws UnreadableException {
        HttpAnswers answers = HttpAnswers.parse(TWO.getBytes(US_ASCII));
        assertThat(answers.answers())
                .containsExactly(
                        new Answer(200, "https://localhost:443/owa/healthcheck.htm"),
                        new Answer(0, "https://localhost:444/ecp/healthcheck.htm"));
    }

    /** A redirection in PowerShell writes UTF-16 with a byte order mark. */
    @Test
    void itMayBeUtf16() throws UnreadableException {
        assertThat(HttpAnswers.parse(("\uFEFF" + TWO).getBytes(UTF_16LE)).answers())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "200\r\n",
                "OK https://localhost/owa\r\n",
                "200 http://localhost/owa\r\n",
                "200 https://localhost/a b\r\n",
                "2000 https://localhost/owa\r\n",
                "curl: (7) Verbindung verweigert\r\n",
                "\u0663\u0663\u0663 https://localhost/owa\r\n"
            })
    void whatIsNoAnswerIsRefused(String text) {
        assertThatThrownBy(() -> HttpAnswers.parse(text.getBytes(UTF_8))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefusedOrHoldsWholeLines() {
        byte[] whole = TWO.getBytes(US_ASCII);
        int firstLine = TWO.indexOf('\n') + 1;
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            if (length != firstLine) {
                assertThatThrownBy(() -> HttpAnswers.parse(part)).isInstanceOf(UnreadableException.class);
            }
        }
    }

    @Test
    void thereIsALimit() {
        byte[] many = "200 https://localhost/owa\n".repeat(1001).getBytes(US_ASCII);
        assertThatThrownBy(() -> HttpAnswers.parse(many)).hasMessageContaining("1000");
    }
}
