package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Light fuzzing: damaged input is either still readable or {@link UnreadableException}, never another exception. */
final class Damage {
    private static final int FLIPS = 500;

    private Damage() {}

    static void isReadOrUnreadable(byte[] bytes, Bundle.Parser<?> parser) {
        for (int length = 0; length < bytes.length; length++) {
            parse(Arrays.copyOf(bytes, length), parser);
        }
        SplittableRandom random = new SplittableRandom(2013);
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            parse(flipped, parser);
        }
    }

    private static void parse(byte[] bytes, Bundle.Parser<?> parser) {
        try {
            assertThat(parser.parse(bytes)).isNotNull();
        } catch (UnreadableException e) {
            assertThat(e).hasMessageMatching("(?s).{5,}");
        }
    }
}
