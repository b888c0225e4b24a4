package dev.cupreflight.cli;

import dev.cupreflight.clearance.ServerIdentity;
import dev.cupreflight.collect.WindowsHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The computer that the program runs on, where that is Windows. What it asks are tools of Windows by their full path, and
 * what it reads does not depend on the display language.
 */
final class ThisComputer {
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final long PATIENCE_SECONDS = 10;

    private ThisComputer() {}

    /** Its identity; empty anywhere but on Windows. */
    static Optional<ServerIdentity> identity() {
        return WindowsHost.here()
                ? Optional.ofNullable(System.getenv("COMPUTERNAME"))
                        .map(name -> new ServerIdentity(name, machineGuid(), ""))
                : Optional.empty();
    }

    /** True when a drive letter stands for a folder of another computer. */
    static boolean networkDrive(char letter) {
        return run(List.of("net.exe", "use", letter + ":"))
                .filter(result -> result.code() == 0)
                .isPresent();
    }

    private static Optional<String> machineGuid() {
        return run(List.of(
                        "reg.exe", "query", "HKLM\\SOFTWARE\\Microsoft\\Cryptography", "/v", "MachineGuid", "/reg:64"))
                .filter(result -> result.code() == 0)
                .map(result -> GUID.matcher(result.text()))
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    /** What a tool said. */
    private record Result(int code, String text) {}

    private static Optional<Result> run(List<String> command) {
        String root = Optional.ofNullable(System.getenv("SystemRoot")).orElse("C:\\Windows");
        List<String> full = new java.util.ArrayList<>(command);
        full.set(0, Path.of(root, "System32", command.get(0)).toString());
        try {
            Process process = new ProcessBuilder(full).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new Result(process.exitValue(), text));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
