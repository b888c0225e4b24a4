package dev.cupreflight.sample;

import static dev.cupreflight.sample.SampleServer.aServer;
import static dev.cupreflight.sample.SampleServer.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample that ships in the jar is what the builder makes; {@code -Dsample.update=true} writes it anew. */
class SampleResourcesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/cupreflight/sample");
    private static final boolean UPDATE = Boolean.getBoolean("sample.update");

    @Test
    void the_healthy_server_is_shipped_byte_for_byte() throws IOException {
        assertShipped("healthy", aServer().files());
    }

    @Test
    void the_demo_server_is_shipped_as_the_files_that_differ() throws IOException {
        SortedMap<String, byte[]> healthy = aServer().files();
        SortedMap<String, byte[]> differing = demo().files();
        differing.entrySet().removeIf(file -> Arrays.equals(file.getValue(), healthy.get(file.getKey())));

        assertThat(differing)
                .containsOnlyKeys(
                        "directory/exchange.ldf",
                        "manifest.json",
                        "registry/certificates-my.reg",
                        "registry/http-ssl-bindings.reg",
                        "tls/127.0.0.1_443.pem");
        assertShipped("demo", differing);
    }

    @Test
    void the_build_copies_the_sample_unchanged() throws IOException {
        assumeFalse(UPDATE, "the build has copied the files as they were before the update");
        for (Map.Entry<String, byte[]> file : read(FOLDER).entrySet()) {
            try (InputStream packed = getClass().getResourceAsStream("/dev/cupreflight/sample/" + file.getKey())) {
                assertThat(packed).as(file.getKey()).hasBinaryContent(file.getValue());
            }
        }
    }

    private static void assertShipped(String server, SortedMap<String, byte[]> expected) throws IOException {
        Path folder = FOLDER.resolve(server);
        if (UPDATE) {
            rewrite(folder, expected);
        }
        SortedMap<String, byte[]> shipped = read(folder);
        assertThat(shipped.keySet()).containsExactlyElementsOf(expected.keySet());
        shipped.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(expected.get(path)));
    }

    private static void rewrite(Path folder, SortedMap<String, byte[]> files) throws IOException {
        for (String obsolete : read(folder).keySet()) {
            Files.delete(folder.resolve(obsolete));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static SortedMap<String, byte[]> read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
