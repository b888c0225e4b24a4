package dev.cupreflight.benchmark;

import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupLogReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How fast a large setup log is read. Arguments: a folder of real logs, a file to make, and its size in MiB. The file
 * repeats the logs, each time with a later year; an existing one is used as it is. Run it with -Xmx128m.
 */
public final class SetupLogBenchmark {
    private static final int ROUNDS = 5;
    private static final int BUFFER = 1 << 20;

    private SetupLogBenchmark() {}

    /** Makes the file if it is not there, and reads it several times. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        if (!Files.exists(file)) {
            make(Path.of(arguments[0]), file, Long.parseLong(arguments[2]) * BUFFER);
        }
        SignaturePack pack = SignaturePack.builtIn(SignaturePack::language);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            SetupLog log;
            try (InputStream in = Files.newInputStream(file)) {
                log = SetupLogReader.read(in, pack.notes(), 0);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%.2f s, %.0f MiB/s, %d lines, last run %s%n",
                    seconds,
                    Files.size(file) / seconds / BUFFER,
                    log.lines(),
                    log.chosen().map(run -> run.number() + " " + run.outcome()).orElse("none"));
        }
    }

    private static void make(Path folder, Path file, long size) throws IOException {
        List<String> logs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(name -> name.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                logs.add(Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        Pattern year = Pattern.compile("(?m)^(\\[\\d\\d/\\d\\d/)\\d{4}");
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int round = 0; written < size; round++) {
                for (String log : logs) {
                    String later = year.matcher(log).replaceAll("$1" + (2020 + round % 60));
                    byte[] bytes = later.getBytes(StandardCharsets.ISO_8859_1);
                    out.write(bytes);
                    written += bytes.length;
                }
            }
        }
    }
}
