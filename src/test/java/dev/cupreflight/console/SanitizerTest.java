package dev.cupreflight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {
    /** Spelled with hexadecimal numbers, so that this file itself stays readable. */
    @ParameterizedTest
    @CsvSource({
        "0, \\u0000",
        "8, \\u0008",
        "9, \\u0009",
        "D, \\u000D",
        "1B, \\u001B",
        "7F, \\u007F",
        "9B, \\u009B",
        "AD, \\u00AD",
        "200B, \\u200B",
        "200D, \\u200D",
        "202E, \\u202E",
        "2028, \\u2028",
        "2066, \\u2066",
        "3164, \\u3164",
        "FE0F, \\uFE0F",
        "FEFF, \\uFEFF",
        "D800, \\uD800",
        "E000, \\uE000",
        "FFFF, \\uFFFF",
        "E0041, \\u{E0041}"
    })
    void showsWhatWouldActOrHide(String hex, String shown) {
        String text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
        assertThat(Sanitizer.clean(text)).isEqualTo("a" + shown + "b");
    }

    @Test
    void keepsLettersOfAllScripts() {
        String text = "B\u00FCro \u6771\u4EAC \u0627\u0644 \uD83D\uDE00 CN=mail, 100 %";
        assertThat(Sanitizer.clean(text)).isEqualTo(text);
    }

    @Test
    void makesOneLineOfSeveral() {
        assertThat(Sanitizer.clean("one\r\ntwo\nthree")).isEqualTo("one two three");
        assertThat(Sanitizer.lines("one\r\ntwo\nthree\r")).isEqualTo("one\ntwo\nthree\\u000D");
    }

    @Test
    void isStable() {
        String once = Sanitizer.clean("\u001B]8;;http://x\u0007PASS\u202E");
        assertThat(Sanitizer.clean(once)).isEqualTo(once);
    }

    @Test
    void letsNoControlCharacterThroughWhateverTheInput() {
        Random random = new Random(20261121);
        for (int run = 0; run < 2000; run++) {
            String text = text(random);
            assertThat(Sanitizer.clean(text).codePoints()).allMatch(Sanitizer::harmless);
            assertThat(Sanitizer.lines(text).codePoints()).allMatch(next -> next == '\n' || Sanitizer.harmless(next));
            String styled = Styles.ANSI.apply(Styles.Role.BLOCK, Sanitizer.clean(text));
            assertThat(styled.replaceAll("\u001B\\[[0-9;]*m", "").codePoints()).allMatch(Sanitizer::harmless);
        }
    }

    @Test
    void judgesEveryCharacterThatCanAct() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(Sanitizer::harmless)
                        .filter(next -> Character.isISOControl(next) || Character.isIdentifierIgnorable(next)))
                .isEmpty();
    }

    /** Any UTF-16 there is, broken pairs included, half of it from the dangerous corners. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(40)).forEach(each -> {
            int corner = random.nextInt(4);
            int unit = switch (corner) {
                case 0 -> random.nextInt(0xA0);
                case 1 -> 0x2000 + random.nextInt(0x70);
                case 2 -> 0xD800 + random.nextInt(0x800);
                default -> random.nextInt(0x10000);
            };
            text.append((char) unit);
        });
        return text.toString();
    }
}
