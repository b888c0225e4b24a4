package dev.cupreflight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Arguments are taken apart and put together as programs of Windows do it. */
class SetupCommandTest {
    @Test
    void argumentsAreTakenApartAsWindowsDoes() {
        assertThat(SetupCommand.arguments("/Mode:Upgrade  /TargetDir:\"C:\\Program Files\\X\"\t/a"))
                .contains(List.of("/Mode:Upgrade", "/TargetDir:C:\\Program Files\\X", "/a"));
        assertThat(SetupCommand.arguments("C:\\a\\\\b \"x\\\\\" \\\"y\\\" \"\""))
                .contains(List.of("C:\\a\\\\b", "x\\", "\"y\"", ""));
        assertThat(SetupCommand.arguments("   ")).contains(List.of());
        assertThat(SetupCommand.arguments("/a \"open")).isEmpty();
    }

    @Test
    void whatIsPutTogetherIsTakenApartAgain() {
        List<String> arguments =
                List.of("/a", "", "two words", "C:\\x y\\", "say \"hi\"", "\\\\server\\share", "a\\\"b");
        String line = new SetupCommand("E:\\Setup.EXE", arguments).text();
        assertThat(line).startsWith("E:\\Setup.EXE /a \"\" \"two words\" ");
        assertThat(SetupCommand.arguments(line.substring("E:\\Setup.EXE ".length())))
                .contains(arguments);
    }
}
