package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.sample.ProgramFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --target} understands, and what it says about the rest. */
class TargetOptionTest {
    private static final String PLANNED = "2026-12-05T22:00:00Z";

    @TempDir
    private Path folder;

    private Path server;

    @BeforeEach
    void aHealthyServer() throws IOException {
        server = aServer().writeTo(folder.resolve("server"));
    }

    private Run check(Object target) {
        return Run.check(server, PLANNED, "--target", target, "--format", "json");
    }

    private static String target(Run run) {
        return run.json().get("target").getAsString();
    }

    private Path media(String build, String... files) throws IOException {
        Path media = Files.createDirectories(folder.resolve("media"));
        Files.write(media.resolve("Setup.EXE"), ProgramFile.of(build, "setup.exe"));
        for (String file : files) {
            Files.write(media.resolve(file), new byte[0]);
        }
        return media;
    }

    @Test
    void namesInTheFormsThatPeopleType() {
        for (String name : new String[] {
            "2019-CU15",
            "2019 cu15",
            "Exchange 2019 CU15",
            "Exchange Server 2019 Cumulative Update 15",
            "15.2.1748.10",
            "15.02.1748.010",
            "15.2.1748.36"
        }) {
            assertThat(target(check(name))).as(name).isEqualTo("Exchange 2019 CU15");
        }
    }

    @Test
    void anAmbiguousNameNamesTheChoices() {
        Run run = check("CU15");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("2019-CU15, 2016-CU15").contains("name one of them");
    }

    @Test
    void aBuildBetweenTheKnownOnesNamesItsNeighbours() {
        Run run = check("15.2.1600.1");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("Exchange 2019 CU14 (15.2.1544.4) and Exchange 2019 CU15 (15.2.1748.10)");
    }

    @Test
    void aDriveThatIsNotHereSaysWhatToDo() {
        Run run = check("Q:\\");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("not a drive of this computer").contains("files/Q/Setup.EXE");
    }

    @Test
    void theMediaTellTheTarget() throws IOException {
        Run run = check(media("15.2.1748.10", "EXCHANGESERVER.msi"));
        assertThat(target(run)).isEqualTo("Exchange 2019 CU15");
        assertThat(run.findings("cu.media", "pass")).hasSize(1);
        assertThat(run.findings("cu.same-build", "pass")).hasSize(1);
    }

    @Test
    void theProgramItselfTellsTheTargetToo() throws IOException {
        Path media = media("15.2.2562.17", "exchangeserver.msi");
        assertThat(target(check(media.resolve("Setup.EXE")))).isEqualTo("Exchange SE RTM");
    }

    @Test
    void mediaThatAreNotWholeBlock() throws IOException {
        Run run = check(media("15.2.1748.10"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.findings("cu.media", "fail").toString()).contains("exchangeserver.msi is missing");
    }

    @Test
    void theMediaOfTheInstalledVersionBlock() throws IOException {
        Run run = check(media("15.2.1544.4", "exchangeserver.msi"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.findings("cu.same-build", "fail")).hasSize(1);
    }

    @Test
    void anImageAnEmptyFolderAndADamagedProgram() throws IOException {
        Path image = Files.write(folder.resolve("exchange.iso"), new byte[10]);
        assertThat(check(image).err()).contains("mount it");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(check(empty).err()).contains("folder without Setup.exe");
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.write(damaged.resolve("setup.exe"), new byte[1000]);
        Run run = check(damaged);
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("not a Windows program");
    }

    @Test
    void mediaOfABuildThatIsNotKnown() throws IOException {
        Run run = check(media("15.0.1497.2"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("15.0.1497.2").contains("not known as of");
    }
}
