package dev.cupreflight.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.console.Styles.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StylesTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void writesBasicColoursOrNothing(Role role) {
        assertThat(Styles.ANSI.apply(role, "word")).matches("\u001B\\[([12]|[12];3[0-7]|3[0-7])mword\u001B\\[0m");
        assertThat(Styles.NONE.apply(role, "word")).isEqualTo("word");
    }

    @Test
    void leavesNothingBehindForAnEmptyText() {
        assertThat(Styles.ANSI.apply(Role.BLOCK, "")).isEmpty();
    }
}
