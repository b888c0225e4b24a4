package dev.cupreflight.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.collect.CommandRunner.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of fixes, run by stand-ins for the shells of Windows. */
class CommandRunnerTest {
    @TempDir
    private Path folder;

    private CommandRunner runner(String script, int seconds, long bytes) throws IOException {
        Path shell = folder.resolve("shell.sh");
        Files.writeString(shell, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
        Host host = new Host() {
            @Override
            public Optional<String> environment(String name) {
                return Optional.empty();
            }

            @Override
            public Path tool(String name) {
                return shell;
            }

            @Override
            public Path file(String windowsPath) {
                return Path.of(windowsPath);
            }
        };
        return new CommandRunner(host, new SystemProcesses(), new Step.Limits(seconds, bytes));
    }

    @Test
    void theCommandPromptReadsTheCommandFromAFile() throws Exception {
        String command = "netsh http update sslcert ipport=127.0.0.1:443 appid={4dc3e181} \"a & b\"";
        Result result = runner("printf '%s|' \"$1\" \"$2\"; cat \"$3\"; echo wrong >&2; exit 7", 20, 10_000)
                .prompt(command);
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.text())
                .startsWith("/d|/c|@echo off\r\n")
                .contains("\r\n" + command + "\r\n")
                .endsWith("wrong\n");
    }

    @Test
    void powerShellReadsTheCommandEncoded() throws Exception {
        Result result =
                runner("echo \"$1 $2 $3\"; printf %s \"$4\"", 20, 10_000).powerShell("Get-Item 'C:\\Gr\u00fcn'");
        assertThat(result.exitCode()).isZero();
        String encoded = result.text().lines().skip(1).findFirst().orElseThrow();
        assertThat(result.text()).startsWith("-NoProfile -NonInteractive -EncodedCommand");
        assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_16LE))
                .contains("$ErrorActionPreference='Stop'")
                .endsWith("Get-Item 'C:\\Gr\u00fcn'");
    }

    @Test
    void aCommandThatAsksGetsNoAnswer() throws Exception {
        assertThat(runner("read answer || echo nobody answers", 20, 10_000)
                        .prompt("x")
                        .text())
                .contains("nobody answers");
    }

    @Test
    void aCommandThatHangsOrFloodsIsStopped() throws Exception {
        Result hung = runner("sleep 60", 1, 10_000).prompt("x");
        assertThat(hung.exitCode()).isEqualTo(-1);
        assertThat(hung.text()).contains("did not end within 1 seconds");
        assertThat(runner("yes", 20, 10_000).prompt("x").text()).contains("wrote more than");
    }
}
