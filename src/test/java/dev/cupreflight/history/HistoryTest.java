package dev.cupreflight.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Instant NIGHT = Instant.parse("2026-12-05T22:00:00Z");

    @TempDir
    private Path temporary;

    private Path folder;
    private History history;

    @BeforeEach
    void open() {
        folder = temporary.resolve("kept");
        history = new History(folder);
    }

    private static NewRun run(Instant at, boolean good, KeptFile... files) {
        return new NewRun(
                "check",
                at,
                "EX01.contoso.com",
                "Exchange 2019 CU14",
                good ? "cleared" : "blocked",
                good,
                List.of(files));
    }

    private String keep(int minute, boolean good) throws IOException {
        return history.keep(run(NIGHT.plusSeconds(60L * minute), good, KeptFile.text("report.json", "{}")));
    }

    @Test
    void whereNothingWasKeptTheListIsEmpty() throws IOException {
        assertThat(history.list()).isEqualTo(new History.Listing(List.of(), List.of()));
        assertThat(history.prune(1)).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aRunIsKeptWithAllItsFilesAndListedTheNewestFirst() throws IOException {
        Path bundle = Files.createDirectories(temporary.resolve("bundle/registry"));
        Files.writeString(bundle.resolve("a.reg"), "REGEDIT4");
        String first = history.keep(run(NIGHT, true, KeptFile.copy("evidence", temporary.resolve("bundle"))));
        String second = keep(5, false);
        assertThat(first).isEqualTo("20261205T220000Z-check-EX01");
        assertThat(history.list().runs()).extracting(RunEntry::id).containsExactly(second, first);
        RunEntry entry = history.list().runs().get(1);
        assertThat(entry.files()).extracting(RunEntry.StoredFile::path).containsExactly("evidence/registry/a.reg");
        assertThat(history.changed(entry)).isEmpty();
        assertThat(folder.resolve(first).resolve("evidence/registry/a.reg")).hasContent("REGEDIT4");
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "skipped: no POSIX rights");
        String id = keep(0, true);
        for (Path each : List.of(folder, folder.resolve(id))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void twoRunsOfTheSameSecondGetTwoNames() throws IOException {
        assertThat(List.of(keep(0, true), keep(0, true)))
                .containsExactly("20261205T220000Z-check-EX01", "20261205T220000Z-check-EX01-2");
    }

    @Test
    void namesFromElsewhereCannotLeaveTheFolder() throws IOException {
        String id = history.keep(new NewRun("..\\..", NIGHT, "../../etc", "", "", true, List.of()));
        assertThat(id).matches("[A-Za-z0-9-]+");
        assertThatThrownBy(() -> KeptFile.text("../x", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeptFile.text("run.json", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunThatCannotBeWrittenLeavesNothing() {
        KeptFile broken = new KeptFile("report.json", target -> {
            throw new IOException("the disk is full");
        });
        assertThatThrownBy(() -> history.keep(run(NIGHT, true, KeptFile.text("a.txt", "a"), broken)))
                .hasMessage("the disk is full");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oldRunsGoButNeverTheLastGoodOne() throws IOException {
        String old = keep(0, true);
        String good = keep(1, true);
        List<String> bad = new ArrayList<>();
        for (int minute = 2; minute < 7; minute++) {
            bad.add(keep(minute, false));
        }
        assertThat(history.prune(3)).containsExactly(bad.get(1), bad.get(0), old);
        assertThat(history.list().runs())
                .extracting(RunEntry::id)
                .containsExactly(bad.get(4), bad.get(3), bad.get(2), good);
        assertThat(history.prune(3)).isEmpty();
        assertThatThrownBy(() -> history.prune(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachServerKeepsItsLastGoodRun() throws IOException {
        keep(0, true);
        history.keep(new NewRun("check", NIGHT.plusSeconds(60), "EX02", "", "cleared", true, List.of()));
        keep(2, false);
        assertThat(history.prune(1)).isEmpty();
    }

    @Test
    void whatIsDamagedIsNamedAndNeverThrownAway() throws IOException {
        String noIndex = keep(0, false);
        Files.delete(folder.resolve(noIndex).resolve("run.json"));
        String cut = keep(1, false);
        Path index = folder.resolve(cut).resolve("run.json");
        Files.writeString(index, Files.readString(index).substring(0, 40));
        String lost = keep(2, false);
        Files.delete(folder.resolve(lost).resolve("report.json"));
        String moved = keep(3, false);
        Files.move(folder.resolve(moved), folder.resolve("renamed"));
        Files.createDirectory(folder.resolve(".new-left-behind"));
        Files.writeString(folder.resolve("note.txt"), "mine");
        String whole = keep(4, false);
        History.Listing listing = history.list();
        assertThat(listing.runs()).extracting(RunEntry::id).containsExactly(whole);
        assertThat(listing.damaged())
                .hasSize(6)
                .anyMatch(each -> each.startsWith(noIndex + " is damaged"))
                .anyMatch(each -> each.startsWith(cut + " is damaged"))
                .anyMatch(each -> each.contains(lost + " is damaged: report.json is missing"))
                .anyMatch(each -> each.startsWith("renamed is damaged"))
                .anyMatch(each -> each.startsWith(".new-left-behind is being written"))
                .anyMatch(each -> each.startsWith("note.txt is no folder"));
        keep(5, false);
        assertThat(history.prune(1)).containsExactly(whole);
        assertThat(history.list().damaged()).hasSize(6);
    }

    @Test
    void aFileThatWasChangedIsFound() throws IOException {
        String id = keep(0, true);
        Files.writeString(folder.resolve(id).resolve("report.json"), "[]");
        assertThat(history.list().damaged()).isEmpty();
        assertThat(history.changed(history.list().runs().get(0))).containsExactly("report.json");
    }

    @Test
    void linksAreNeitherKeptNorFollowed() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret"), "secret");
        Path bundle = Files.createDirectory(temporary.resolve("bundle"));
        Files.createSymbolicLink(bundle.resolve("link"), secret);
        String id = history.keep(run(NIGHT, true, KeptFile.copy("evidence", bundle)));
        assertThat(folder.resolve(id).resolve("evidence")).isEmptyDirectory();
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve(id));
        assertThat(history.list().damaged()).hasSize(1);
    }

    @Test
    void theFolderIsMadeOnceWhenSeveralWantIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 300; round++) {
            Path wanted = temporary.resolve("round" + round);
            CyclicBarrier together = new CyclicBarrier(2);
            Callable<Boolean> maker = () -> {
                together.await();
                PrivateFolder.createAll(wanted);
                return Files.isDirectory(wanted);
            };
            for (Future<Boolean> each : threads.invokeAll(List.of(maker, maker))) {
                assertThat(each.get()).isTrue();
            }
        }
        threads.shutdown();
        Path file = Files.writeString(temporary.resolve("file"), "no folder");
        assertThatThrownBy(() -> PrivateFolder.createAll(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void anyNumberOfWritersAtOnceKeepTheirRuns() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<String>> work = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            boolean prunes = number % 5 == 0;
            work.add(() -> {
                String id = new History(folder).keep(run(NIGHT, true, KeptFile.text("report.json", "{}")));
                if (prunes) {
                    new History(folder).prune(100);
                }
                return id;
            });
        }
        List<String> ids = new ArrayList<>();
        for (Future<String> each : threads.invokeAll(work)) {
            ids.add(each.get());
        }
        threads.shutdown();
        assertThat(ids).doesNotHaveDuplicates().hasSize(40);
        assertThat(history.list().runs()).hasSize(40);
        assertThat(history.list().damaged()).isEmpty();
    }

    @Test
    void whileAnotherProcessTidiesNothingIsThrownAway() throws IOException {
        keep(0, false);
        keep(1, false);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(history.prune(1)).isEmpty();
        }
        assertThat(history.prune(1)).hasSize(1);
    }
}
