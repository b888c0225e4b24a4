package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with stored files; {@code -Dgolden.update=true} writes them anew. */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "report");

    private Golden() {}

    static String written(ReportWriter writer, Report report) {
        StringWriter out = new StringWriter();
        try {
            writer.write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static void matches(String file, String actual) {
        Path stored = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(stored, actual, StandardCharsets.UTF_8);
            }
            assertThat(actual).isEqualTo(Files.readString(stored, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
