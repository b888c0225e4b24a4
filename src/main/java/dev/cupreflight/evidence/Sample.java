package dev.cupreflight.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sample server that is shipped inside the program: a healthy one, and the same one with the classic fault. */
public final class Sample {
    /** The planned time of the sample server's update; the demo and the examples of rules are judged as of then. */
    public static final Instant PLANNED_AT = Instant.parse("2026-12-05T22:00:00Z");

    /** When the demo checks the sample server: half an hour after its evidence was collected. */
    public static final Instant CHECKED_AT = Instant.parse("2026-11-21T10:32:00Z");

    private static final String FOLDER = "/dev/cupreflight/sample/";

    private Sample() {}

    /** The healthy server, without some of its artefacts. */
    public static Bundle healthy(Set<String> without) {
        Set<String> removed =
                without.stream().map(path -> path.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return open(
                "sample server",
                path -> removed.contains(path.toLowerCase(Locale.ROOT)) ? null : resource("healthy/" + path));
    }

    /**
     * The server with the classic fault: the second HTTPS binding is still on the expired certificate, and the Auth
     * certificate has expired.
     */
    public static Bundle demo() {
        return demo(Map.of());
    }

    /** The server with the classic fault after changes: these files, and all others as they were. */
    static Bundle demo(Map<String, byte[]> changed) {
        return open("demo: a sample server", path -> {
            byte[] bytes = changed.get(path);
            return bytes != null ? new ByteArrayInputStream(bytes) : demoFile(path);
        });
    }

    /** A file of the server with the classic fault. */
    static InputStream demoFile(String path) {
        InputStream changed = resource("demo/" + path);
        return changed != null ? changed : resource("healthy/" + path);
    }

    /** A file of the healthy server. */
    static InputStream healthyFile(String path) {
        return resource("healthy/" + path);
    }

    /** What Setup writes to its log on the server with the classic fault, once that is mended. */
    public static String setupLog() {
        try (InputStream log = resource("setup/ExchangeSetup.log")) {
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bundle open(String source, Bundle.ArtefactSource artefacts) {
        try {
            return Bundle.of(source, artefacts);
        } catch (UnreadableException e) {
            throw new IllegalStateException("the sample server is not in the program", e);
        }
    }

    private static InputStream resource(String path) {
        return Sample.class.getResourceAsStream(FOLDER + path);
    }
}
