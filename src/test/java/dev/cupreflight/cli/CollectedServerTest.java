package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.install.VolatileEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate gets from the collector. */
class CollectedServerTest {
    @TempDir
    private Path folder;

    private final Set<String> again = new HashSet<>();
    private int collections;

    private CollectedEvidence collected() throws UnusableInputException {
        try {
            Path bundle = aServer().writeTo(folder.resolve("b" + collections++));
            return new CollectedEvidence(bundle, (place, artefacts) -> {
                again.addAll(artefacts);
                Files.delete(place.resolve("registry/services.reg"));
            });
        } catch (IOException e) {
            throw new UnusableInputException(e.getMessage());
        }
    }

    @Test
    void theSecondLookCollectsOnlyWhatIsAskedForIntoTheSameFolder() throws Exception {
        CollectedServer server = new CollectedServer(this::collected);
        server.collect().close();
        Path first = server.folder();
        try (Bundle bundle = server.refresh(VolatileEvidence.ARTEFACTS)) {
            assertThat(bundle.find("registry/services.reg")).isEmpty();
            assertThat(bundle.find("registry/windows.reg")).isPresent();
        }
        assertThat(again).isEqualTo(VolatileEvidence.ARTEFACTS);
        assertThat(collections).isEqualTo(1);
        assertThat(server.folder()).isEqualTo(first);
        server.collect().close();
        assertThat(server.folder()).isNotEqualTo(first);
        assertThat(first).isDirectory();
    }

    @Test
    void aServerThatCannotBeCollectedFromIsSaidInItsOwnWords() {
        CollectedServer server = new CollectedServer(() -> {
            throw new UnusableInputException("The temporary folder is full.");
        });
        assertThatThrownBy(server::collect)
                .isInstanceOf(UnreadableException.class)
                .hasMessage("The temporary folder is full");
        assertThatThrownBy(server::folder).isInstanceOf(IllegalStateException.class);
    }
}
