package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.collect.Progress;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.install.VolatileEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
        CollectedServer server = new CollectedServer(this::collected, new Listening(Progress.NONE));
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
        CollectedServer server = new CollectedServer(
                () -> {
                    throw new UnusableInputException("The temporary folder is full.");
                },
                new Listening(Progress.NONE));
        assertThatThrownBy(server::collect)
                .isInstanceOf(UnreadableException.class)
                .hasMessage("The temporary folder is full");
        assertThatThrownBy(server::folder).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCollectionThatFailsLeavesTheLastOneButIsNotMixedWithIt() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        CollectedServer server = new CollectedServer(
                () -> {
                    if (full.get()) {
                        throw new UnusableInputException("The temporary folder is full.");
                    }
                    return collected();
                },
                new Listening(Progress.NONE));
        server.collect().close();
        LiveEvidence evidence = new LiveEvidence(server);
        full.set(true);
        assertThatThrownBy(() -> evidence.refresh(Set.of())).isInstanceOf(UnreadableException.class);
        evidence.open().close();
        assertThatThrownBy(() -> server.refresh(VolatileEvidence.ARTEFACTS)).isInstanceOf(UnreadableException.class);
        assertThat(again).isEmpty();
    }

    @Test
    void aListenerIsToldEachStepAndNobodyElseIs() {
        List<String> lines = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        Listening progress = new Listening(new Progress() {
            @Override
            public void step(int number, int of, String artefact) {
                lines.add(artefact);
            }

            @Override
            public void missing(String artefact, String why) {
                lines.add(artefact + ": " + why);
            }
        });
        progress.step(1, 60, "a");
        progress.tell(Optional.of(heard::add));
        progress.step(2, 60, "b");
        progress.missing("b", "did not end within 20 seconds and was stopped");
        progress.tell(Optional.empty());
        progress.missing("c", "why");
        assertThat(lines).containsExactly("a", "c: why");
        assertThat(heard).containsExactly("step 2 of 60, b");
    }
}
