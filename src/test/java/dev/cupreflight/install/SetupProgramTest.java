package dev.cupreflight.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cupreflight.sample.ProgramFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupProgramTest {
    @TempDir
    private Path folder;

    private SetupProgram read(byte[] bytes) throws Exception {
        return SetupProgram.read(Files.write(folder.resolve("Setup.EXE"), bytes));
    }

    @Test
    void setupOfExchangeIsKnownByItsResource() throws Exception {
        SetupProgram program = read(ProgramFile.setup("15.2.1748.10"));
        assertThat(program.build().text()).isEqualTo("15.2.1748.10");
        assertThat(program.sha256()).hasSize(64);
        assertThat(read(ProgramFile.of("15.2.1748.10", "ExSetup.exe")).build().text())
                .isEqualTo("15.2.1748.10");
    }

    @ParameterizedTest
    @CsvSource({
        "15.2.1748.10, Notepad, Microsoft® Windows® Operating System, NOTEPAD.EXE",
        "15.2.1748.10, Microsoft SQL Server Setup, Microsoft SQL Server, SETUP.EXE",
        "15.2.1748.10, Exchange Setup, Contoso Exchange Tools, SETUP.EXE",
        "15.2.1748.10, Mailbox store, Microsoft® Exchange, store.exe",
        "14.3.1748.10, Microsoft Exchange Setup, Microsoft® Exchange, Setup.EXE",
        "6.5.1748.10, Microsoft Exchange Setup, Microsoft® Exchange, Setup.EXE"
    })
    void everyOtherProgramIsRefused(String version, String description, String product, String name) {
        byte[] program =
                ProgramFile.program(ProgramFile.PE32, ProgramFile.versionResource(version, description, product, name));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(program))
                .withMessageContaining("is not Setup of Exchange")
                .withMessageContaining(version);
    }

    @Test
    void whatIsNoProgramIsRefusedInWords() throws Exception {
        refused("not a Windows program", "@echo off".getBytes(StandardCharsets.US_ASCII));
        refused("not a Windows program", new byte[0]);
        refused("Windows Installer package", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> SetupProgram.read(folder.resolve("none.exe")))
                .withMessageContaining("Is the ISO mounted?");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> SetupProgram.read(folder))
                .withMessageContaining("is a folder");
    }

    private void refused(String why, byte[] bytes) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\files\\iso\\Setup.EXE",
                "//files/iso/Setup.EXE",
                "\\/files\\iso\\Setup.EXE",
                "\\\\?\\UNC\\files\\iso\\Setup.EXE",
                "\\\\?\\E:\\Setup.EXE",
                "\\\\.\\E:\\Setup.EXE",
                "N:\\Setup.EXE",
                "n:/Setup.EXE",
                "E:\\Setup.EXE:hidden",
                "C:Setup.EXE",
                " "
            })
    void onlyPathsOfThisComputerAreTouched(String path) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> SetupPlace.check(path, letter -> letter == 'N' || letter == 'n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"E:\\Setup.EXE", "e:/Setup.EXE", ".\\Setup.EXE", "Setup.EXE", "\\Setup.EXE"})
    void pathsOfThisComputerAreFine(String path) {
        assertThatCode(() -> SetupPlace.check(path, letter -> letter == 'N')).doesNotThrowAnyException();
    }

    @Test
    void exitCodesAndTheLogTogetherTellHowItEnded() throws Exception {
        SetupProgram program = read(ProgramFile.setup("15.2.1748.10"));
        assertThat(end(program, 3010).kind()).isEqualTo(SetupEnd.Kind.RESTART);
        assertThat(end(program, 1641).kind()).isEqualTo(SetupEnd.Kind.RESTART);
        assertThat(end(program, 0).kind()).isEqualTo(SetupEnd.Kind.UNCLEAR);
        assertThat(end(program, 1).kind()).isEqualTo(SetupEnd.Kind.FAILED);
        assertThat(end(program, -1073741510).exitCodeText()).isEqualTo("-1073741510 (0xC000013A)");
    }

    private static SetupEnd end(SetupProgram program, int code) {
        return new SetupEnd(program, List.of(), Instant.EPOCH, Duration.ZERO, code, Optional.empty());
    }
}
