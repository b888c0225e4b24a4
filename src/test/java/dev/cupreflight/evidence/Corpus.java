package dev.cupreflight.evidence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The evidence of a real server, which lies beside the project; tests that need it are skipped where it is not. */
public final class Corpus {
    private Corpus() {}

    /** The bundle of a real Exchange 2019 server. */
    public static Path soloE19a() {
        Path folder = Path.of("../shared/corpus/bundles/solo-e19a");
        assumeTrue(Files.isDirectory(folder), "skipped: there is no corpus at ../shared/corpus");
        return folder;
    }

    /** Its registry exports. */
    static Path registry() {
        return soloE19a().resolve("registry");
    }

    static byte[] file(String path) throws Exception {
        return Files.readAllBytes(soloE19a().resolve(path));
    }
}
