package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyContainerTest {
    private static final String MACHINE = "_5e6e3f2c-84f4-4b0e-9b52-2d1b7c7a90aa";

    /** The names of files that every Windows server with IIS has. */
    @ParameterizedTest
    @CsvSource({
        "iisConfigurationKey, 6de9cb26d2b98c01ec4e9e8b34824aa2",
        "iisWasKey, 76944fb33636aeddb9590521c2e8815a",
        "NetFrameworkConfigurationKey, d6d986f09a1ee04e24c949879fdb506c",
        "Microsoft Internet Information Server, c2319c42033a5ca7f44e731bfd3fa2b5",
        "TSSecKeySet1, f686aace6942fb7f7ceb231212eef4a4"
    })
    void namesTheFileAsWindowsDoes(String container, String hash) {
        assertThat(KeyContainer.hash(container)).contains(hash);
        assertThat(KeyContainer.hash(container.toUpperCase(Locale.ROOT))).contains(hash);
        assertThat(KeyContainer.possibleHashes(container)).contains(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "schlüssel", "鍵"})
    void isNotSureOfOtherNames(String container) {
        assertThat(KeyContainer.hash(container)).isEmpty();
    }

    @Test
    void takesAFileNameApart() {
        String file = "6DE9CB26D2B98C01EC4E9E8B34824AA2" + MACHINE;
        assertThat(KeyContainer.isNamed(file, "6de9cb26d2b98c01ec4e9e8b34824aa2"))
                .isTrue();
        assertThat(KeyContainer.isNamed(file, "76944fb33636aeddb9590521c2e8815a"))
                .isFalse();
        assertThat(KeyContainer.machineOf(file)).isEqualTo(MACHINE.substring(1));
        assertThat(KeyContainer.possibleHashes(file)).contains("6de9cb26d2b98c01ec4e9e8b34824aa2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "desktop.ini", "6de9cb26d2b98c01ec4e9e8b34824aa2", "6de9cb26_x", "zz"})
    void knowsWhatIsNoKeyFile(String file) {
        assertThat(KeyContainer.isNamed(file, "6de9cb26d2b98c01ec4e9e8b34824aa2"))
                .isFalse();
    }
}
