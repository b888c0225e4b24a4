package dev.cupreflight.diagnose;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupLogReader;
import dev.cupreflight.rules.expression.Expressions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Setup logs for tests: real ones, where they are, and runs of our own making. */
final class SetupLogs {
    private static final Expressions LANGUAGE = SignaturePack.language();
    static final SignaturePack PACK = SignaturePack.builtIn(() -> LANGUAGE);

    private SetupLogs() {}

    static Path corpus() {
        Path folder = Path.of("../shared/corpus/setup-logs");
        assumeTrue(Files.isDirectory(folder), "skipped: there is no corpus at ../shared/corpus");
        return folder;
    }

    static List<Path> real() throws IOException {
        try (Stream<Path> files = Files.list(corpus())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of a run: begin, what it says, and how it ended. */
    static String run(String day, String said, String ending) {
        String at = "[" + day + " 20:15:00.0123] [";
        return at + "0] **********************************************\r\n" + at
                + "0] Starting Microsoft Exchange Server 2019 Setup\r\n" + at
                + "0] **********************************************\r\n" + at
                + "0] Local time zone: (UTC+01:00) Amsterdam, Berlin.\r\n" + at + "0] Setup version: 15.2.1544.4.\r\n"
                + at + "0] Logged on user: CONTOSO\\kim.\r\n" + at
                + "0] Command Line Parameter Name='mode', Value='Upgrade'.\r\n" + at
                + "0] The installation mode is set to: 'BuildToBuildUpgrade'.\r\n" + at
                + "0] The locally installed version is 15.2.1258.12.\r\n"
                + said.lines()
                        .map(line -> (line.startsWith(" ") ? "" : at + "1] ") + line + "\r\n")
                        .reduce("", String::concat)
                + ending.lines().map(line -> at + "0] " + line + "\r\n").reduce("", String::concat);
    }

    static final String SUCCESS = """
            The Exchange Server setup operation completed successfully.
            CurrentResult setupbase.maincore:396: 0
            End of Setup
            **********************************************
            """;
    static final String FAILURE = """
            Setup is stopping now because of one or more critical errors.
            The Exchange Server setup operation didn't complete.  More details can be found in ExchangeSetup.log.
            CurrentResult setupbase.maincore:396: 1
            End of Setup
            **********************************************
            """;

    static SetupLog read(byte[] bytes) throws IOException {
        return SetupLogReader.read(new ByteArrayInputStream(bytes), PACK.notes(), 0);
    }

    static Optional<Diagnosis> diagnose(byte[] bytes) throws IOException {
        return new Diagnoser(PACK, Optional.empty()).diagnose("test", read(bytes), true);
    }

    static Diagnosis diagnose(String text) throws IOException {
        return diagnose(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** The causes with their consequences. */
    static List<String> ids(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .flatMap(cause -> Stream.concat(Stream.of(cause), cause.consequences().stream()))
                .map(Cause::id)
                .toList();
    }
}
