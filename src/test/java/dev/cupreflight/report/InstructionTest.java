package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.rules.Shell;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstructionTest {
    @Test
    void putsTheCommandBehindTheSentence() {
        assertThat(step("Restart IIS.", "iisreset").sentence()).isEqualTo("Restart IIS: iisreset");
    }

    @Test
    void withholdsACommandThatCannotBeShownAsItIs() {
        Instruction step = step("Bind it.", "netsh name=\"a\u0085b\"");
        assertThat(step.command()).isEmpty();
        assertThat(step.undo()).isEmpty();
        assertThat(step.sentence())
                .isEqualTo("Bind it (the command is not shown: it contains a character that cannot be seen or typed)");
    }

    @Test
    void fencesACommandWithMoreBackticksThanItHolds() {
        assertThat(new MarkdownPage().command("powershell", "a ``` b ```` c"))
                .hasToString("`````powershell\na ``` b ```` c\n`````\n");
    }

    private static Instruction step(String text, String command) {
        return Instruction.of(new PlannedStep(
                text, Optional.of(command), Shell.CMD, Optional.of("iisreset /start"), "the sessions", ""));
    }
}
