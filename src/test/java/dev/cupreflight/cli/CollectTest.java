package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.cupreflight.collect.WindowsHost;
import org.junit.jupiter.api.Test;

class CollectTest {
    @Test
    void saysAtOnceThatThisIsNoWindowsAndWhatToDo() {
        assumeFalse(WindowsHost.here(), "this is a Windows");
        Run run = Run.of("collect");
        assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("does not run Windows")
                .contains("cu-preflight collect --script")
                .contains("cu-preflight check --evidence PATH");
    }

    @Test
    void withoutEvidenceAndWithoutWindowsThereIsNothingToCheck() {
        assumeFalse(WindowsHost.here(), "this is a Windows");
        assertThat(Run.of("check").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of().code()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of().err()).contains("cu-preflight --evidence PATH");
    }

    @Test
    void printsTheBatchFileAndNothingElse() {
        Run run = Run.of("collect", "--script");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("@echo off\r\n").endsWith("\r\n").contains("call :registry\r\n");
        assertThat(run.out().lines().filter(line -> line.contains("set evidence.collector=cu-preflight")))
                .hasSize(1);
    }

    @Test
    void printsThePlanAsATable() {
        Run run = Run.of("collect", "--list");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("| artefact | command | facts |")
                .contains("| registry/services.reg | `\"{system}\\reg.exe\" export");
        assertThat(run.out().lines().filter(line -> line.startsWith("|")))
                .hasSizeGreaterThan(90)
                .allMatch(line -> line.replace("\\|", "")
                                .chars()
                                .filter(each -> each == '|')
                                .count()
                        == 4);
    }
}
