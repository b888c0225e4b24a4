package dev.cupreflight.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cupreflight.evidence.Installed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is shipped: unpacked into a folder with spaces, and started by its launchers. */
class DistributionIT {
    private static final int NO_JAVA = 70;

    @TempDir
    private static Path folder;

    private static Path home;
    private static List<String> entries = new ArrayList<>();

    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void unpacks() throws IOException {
        Path zip;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            zip = files.filter(each -> each.getFileName().toString().matches("cu-preflight-[0-9].*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        Path into = folder.resolve("Program Files (x86) & more");
        try (ZipFile read = new ZipFile(zip.toFile())) {
            for (ZipEntry each : Collections.list(read.entries())) {
                entries.add(each.getName());
                Path file = into.resolve(each.getName());
                Files.createDirectories(each.isDirectory() ? file : file.getParent());
                if (!each.isDirectory()) {
                    try (InputStream in = read.getInputStream(each)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
        home = into.resolve(zip.getFileName().toString().replace(".zip", ""));
        assertThat(home.resolve("cu-preflight").toFile().setExecutable(true)).isTrue();
    }

    @AfterAll
    static void stopsWine() throws Exception {
        if (Files.isDirectory(folder.resolve("prefix"))) {
            run(Map.of("WINEPREFIX", folder.resolve("prefix").toString()), List.of("wineserver", "--kill", "--wait"));
        }
        // Wine links to the whole machine; what the links lead to must stay when the folder is deleted.
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void holdsWhatAnAdministratorNeeds() throws IOException {
        String top = home.getFileName() + "/";
        assertThat(entries)
                .contains(
                        top + "cu-preflight.cmd",
                        top + "collect.cmd",
                        top + "cu-preflight",
                        top + "cu-preflight.jar",
                        top + "README.md",
                        top + "rules/bindings.yaml",
                        top + "rules/rule.schema.json",
                        top + "checklists/before-cu.yaml",
                        top + "native/org/jline/nativ/Windows/x86_64/jlinenative.dll",
                        top + "licences/bcprov-jdk18on/META-INF/LICENSE.md")
                .doesNotHaveDuplicates()
                .allMatch(each -> each.startsWith(top));
        assertThat(Files.readString(home.resolve("cu-preflight.cmd")))
                .contains("\r\n")
                .doesNotContainPattern("[^\r]\n");
        assertThat(Files.readString(home.resolve("collect.cmd")))
                .startsWith("@echo off\r\n")
                .contains("registry/services.reg", "Done: the evidence is in")
                .doesNotContainPattern("[^\r]\n")
                .doesNotContain("\r\r");
        assertThat(Files.readString(home.resolve("cu-preflight"))).doesNotContain("\r");
    }

    @Test
    void theBillOfMaterialsNamesTheLibrariesAndNoMachine() throws IOException {
        Path file = Path.of("target", home.getFileName() + "-sbom.cdx.json");
        assumeTrue(
                Files.exists(file) || !"offline: true".equals(System.getProperty("maven.network")),
                "Maven was offline, and the bill of materials is only made online");
        String bill = Files.readString(file);

        assertThat(bill)
                .contains(
                        "\"bomFormat\" : \"CycloneDX\"",
                        "pkg:maven/org.bouncycastle/bcpkix-jdk18on@",
                        "pkg:maven/dev.cel/cel@")
                .doesNotContain("junit", Path.of("").toAbsolutePath().toString());
    }

    @Test
    void theDemoIsBlockedFromAFolderWithSpaces() throws Exception {
        Ended demo = sh(Map.of(), "demo");

        assertThat(demo.code()).as(demo.err()).isEqualTo(1);
        assertThat(demo.out()).contains("BLOCKED");
        assertThat(demo.err()).isEmpty();
    }

    @Test
    void checksWithTheRulesBesideIt() throws Exception {
        Path bundle =
                Path.of("src/main/resources/dev/cupreflight/sample/healthy").toAbsolutePath();
        Ended check = sh(
                Map.of(),
                "check",
                "--evidence",
                bundle.toString(),
                "--at",
                "2026-12-05T22:00:00Z",
                "--rules",
                home.resolve("rules").toString());

        assertThat(check.code()).as(check.out() + check.err()).isZero();
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        assertThat(sh(Map.of(), "check").code()).isEqualTo(64);
        assertThat(sh(Map.of(), "check", "--evidence", "no such bundle").code()).isEqualTo(65);
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("dirname", "sed", "readlink")) {
            Path link = tools.resolve(tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Installed.program(tool).orElseThrow());
            }
        }
        Ended ended = run(
                Map.of("PATH", tools.toString(), "JAVA_HOME", ""),
                List.of("/bin/sh", home.resolve("cu-preflight").toString(), "demo"));

        assertThat(ended.code()).isEqualTo(NO_JAVA);
        assertThat(ended.err()).contains("Java was not found", "Java 17 or newer");
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        Path old = folder.resolve("jdk 8");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 3\n");
        assertThat(old.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_292\"\n");

        Ended ended = sh(Map.of("JAVA_HOME", old.toString()), "demo");

        assertThat(ended.code()).isEqualTo(NO_JAVA);
        assertThat(ended.err()).contains("Java 1.8.0_292 is too old");
    }

    @Test
    void theWindowsLauncherSaysThatJavaIsMissing() throws Exception {
        Ended ended = cmd("", "demo");

        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(NO_JAVA);
        assertThat(ended.err()).contains("Java was not found", "collect.cmd");
    }

    @Test
    void theWindowsLauncherSaysThatJavaIsTooOld() throws Exception {
        Path old = folder.resolve("java 11 (old)");
        Files.createDirectories(old.resolve("bin"));
        Files.copy(Installed.program("true").orElseThrow(), old.resolve("bin/java.exe"));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\r\nJAVA_VERSION=\"11.0.2\"\r\n");

        Ended ended = cmd(windows(old), "demo");

        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(NO_JAVA);
        assertThat(ended.err()).contains("Java 11.0.2 is too old", "JAVA_HOME");
    }

    /** Wine cannot start a Java of this machine, so a small program stands in for java.exe. */
    @Test
    void theWindowsLauncherPassesArgumentsAndExitCodeOn() throws Exception {
        assumeTrue(Installed.program("wine").isPresent(), "skipped: Wine is not installed");
        Path java = folder.resolve("jdk 21 & more");
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"21.0.4\"\r\n");
        assumeTrue(
                standIn(java.resolve("bin/java.exe")),
                "skipped: there is no compiler for Windows to make a stand-in of");

        Ended ended = cmd(windows(java), "check", "--evidence", "C:\\a b & c\\x.zip", "done!");

        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(2);
        assertThat(ended.out()).contains("[dev.cupreflight.cli.Main][check][--evidence][C:\\a b & c\\x.zip][done!]");
    }

    /** A program that says it is Java 25 when asked, or else prints its arguments in brackets and ends with 2. */
    private static boolean standIn(Path program) throws Exception {
        Optional<Path> compiler = Installed.program("x86_64-w64-mingw32-gcc");
        if (compiler.isEmpty()) {
            return false;
        }
        Path source = Files.writeString(folder.resolve("standin.c"), """
                #include <stdio.h>
                #include <string.h>
                int main(int count, char **arguments) {
                  if (count == 2 && !strcmp(arguments[1], "-version")) {
                    fprintf(stderr, "openjdk version \\"25.0.1\\" 2025-10-21\\nOpenJDK Runtime\\n");
                    return 0;
                  }
                  for (int i = 1; i < count; i++) printf("[%s]", arguments[i]);
                  return 2;
                }
                """);
        return run(Map.of(), List.of(compiler.get().toString(), "-o", program.toString(), source.toString()))
                        .code()
                == 0;
    }

    @Test
    void theWindowsLauncherAsksAJavaWithoutAReleaseFileForItsVersion() throws Exception {
        Path java = folder.resolve("jdk");
        Files.createDirectories(java.resolve("bin"));
        assumeTrue(
                standIn(java.resolve("bin/java.exe")),
                "skipped: there is no compiler for Windows to make a stand-in of");

        Ended ended = cmd(windows(java), "demo");

        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(2);
        assertThat(ended.out()).contains("--sun-misc-unsafe-memory-access=allow", "[dev.cupreflight.cli.Main][demo]");
    }

    private static Ended sh(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("cu-preflight").toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    private static Ended cmd(String javaHome, String... arguments) throws Exception {
        Optional<Path> wine = Installed.program("wine64").or(() -> Installed.program("wine"));
        assumeTrue(wine.isPresent() && Installed.program("wineserver").isPresent(), "skipped: Wine is not installed");
        // A path with & cannot be given to cmd /c, so a batch file starts the batch file, as an administrator's would.
        StringBuilder line = new StringBuilder("@\"" + windows(home.resolve("cu-preflight.cmd")) + "\"");
        Stream.of(arguments).forEach(each -> line.append(" \"").append(each).append('"'));
        Files.writeString(folder.resolve("launch.cmd"), line + "\r\n");
        List<String> command = List.of(wine.get().toString(), "cmd", "/c", "launch.cmd");
        return run(
                Map.of(
                        "WINEPREFIX", folder.resolve("prefix").toString(),
                        "WINEDEBUG", "-all",
                        "DISPLAY", "",
                        "WINEDLLOVERRIDES", "mscoree,mshtml=",
                        "JAVA_HOME", javaHome),
                command);
    }

    private static String windows(Path path) {
        return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    private static Ended run(Map<String, String> environment, List<String> command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + command);
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.ISO_8859_1),
                Files.readString(err, StandardCharsets.ISO_8859_1));
    }
}
