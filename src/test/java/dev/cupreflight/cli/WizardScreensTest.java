package dev.cupreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.console.JLineConsole;
import dev.cupreflight.console.Styles;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.wizard.Guide;
import dev.cupreflight.wizard.SetupDoor;
import dev.cupreflight.wizard.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The demo on a screen, from blocked to cleared by keys; every screen is compared with the stored one. {@code
 * -Dgolden.update=true} writes them anew. Numbers that grow with the rule pack are left out.
 */
@Timeout(120)
class WizardScreensTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "wizard");

    /** Down and up, digits, a key without meaning, a typed yes, Escape: each leads to the next screen. */
    private static final List<String> KEYS = List.of(
            "p",
            "\u001B[B\u001B[A\r",
            "1",
            "\r",
            "z",
            "x",
            "yes\r",
            "\r",
            "\r",
            "?",
            "1",
            "\r",
            "\r",
            "\u001B",
            "\r",
            "\r",
            "\r",
            "\r",
            "\r",
            "\r",
            "2",
            "4",
            "\r",
            "2",
            "yes\r");

    @TempDir
    private Path folder;

    private final DemoClock clock = new DemoClock(Clock.fixed(Sample.CHECKED_AT, ZoneOffset.UTC), Sample.CHECKED_AT);
    private final DemoEvidence server = new DemoEvidence(clock);

    @ParameterizedTest
    @CsvSource({"80, 25", "120, 40"})
    void fromBlockedToCleared(int columns, int rows) throws Exception {
        ScreenTerminal.VirtualTerminal virtual = ScreenTerminal.withTerminal("test", "xterm", columns, rows);
        StringBuilder screens = new StringBuilder();
        CompletableFuture<Guide.End> end = new CompletableFuture<>();
        Thread walker = new Thread(() -> {
            try {
                end.complete(walk(virtual));
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        walker.start();
        for (String keys : KEYS) {
            awaitPrompt(virtual, walker);
            screens.append(shot(virtual.screen(), columns));
            virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(end.get(30, TimeUnit.SECONDS).verdict().word()).isEqualTo("cleared");
        assertThat(updated(end.get())).contains("IN ORDER   no failed blocker", "became Exchange SE RTM");
        screens.append(shot(virtual.screen(), columns));
        matches("walk-" + columns + "x" + rows + ".txt", screens.toString());
    }

    /** What follows the keys: the recorded Setup at once, the check after it, and the comparison. */
    private String updated(Guide.End end) throws Exception {
        StringWriter out = new StringWriter();
        Terminal terminal = terminal(new PrintWriter(out));
        Path log = folder.resolve("ExchangeSetup.log");
        DemoSetup setup = new DemoSetup(terminal, clock, log, Duration.ZERO);
        InstallWorld world = new InstallWorld(
                InstallWorld.Kind.SAMPLE,
                new DemoInstall(server, clock, log),
                server,
                new SetupWorld(setup, setup, setup, log, log.toString()));
        assertThat(new InstallRun(terminal, world, InstallOptions.usual(true)).start(end))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("Setup 1:29:18, task 10, Install-CafeRole");
        return out.toString();
    }

    private Terminal terminal(PrintWriter out) {
        return new Terminal(System.in, out, new PrintWriter(Writer.nullWriter()), clock, folder, false);
    }

    private Guide.End walk(ScreenTerminal.VirtualTerminal virtual) {
        try (JLineConsole console = new JLineConsole(virtual.terminal(), Styles.NONE);
                RunFiles files = new RunFiles(folder, Optional.of(Path.of("walk.run.json")))) {
            Terminal terminal = terminal(new PrintWriter(Writer.nullWriter()));
            var pack = Inputs.rules(terminal, List.of());
            Checks checks = new Checks(() -> new CheckRun(
                    pack,
                    Inputs.checklist(terminal, "before-cu", pack),
                    dev.cupreflight.check.Waivers.NONE,
                    Sample.PLANNED_AT,
                    Optional.empty()));
            World world = new World(
                    console,
                    server,
                    server,
                    (bundle, waivers) -> checks.check(bundle, waivers, clock),
                    new Quiet(files),
                    (kept, check) -> List.of(),
                    text -> false,
                    clock,
                    "CONTOSO\\adm-kim");
            return new Guide(world, door(checks)).run("before-cu");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private SetupDoor door(Checks checks) {
        DemoSetup media = new DemoSetup(
                terminal(new PrintWriter(Writer.nullWriter())), clock, folder.resolve("none"), Duration.ZERO);
        return new SetupDoor.Asking(DemoSetup.PROGRAM, "Demo.", new MediaExaminer(media, checks));
    }

    /** A store whose place has the same name in every run. */
    private record Quiet(RunFiles files) implements World.Store {
        @Override
        public void open(String server, String checklist) throws IOException {
            files.open(server, checklist);
        }

        @Override
        public Optional<String> load() throws IOException {
            return files.load();
        }

        @Override
        public void save(String run, String transcript) throws IOException {
            files.save(run, transcript);
        }

        @Override
        public void setAside() throws IOException {
            files.setAside();
        }

        @Override
        public String place() {
            return "walk.run.json";
        }
    }

    /** A prompt waits when the program reads a key and the screen stands still. */
    private static void awaitPrompt(ScreenTerminal.VirtualTerminal virtual, Thread walker) throws Exception {
        String last = "";
        int still = 0;
        while (still < 4 && walker.isAlive()) {
            Thread.sleep(50);
            String now = virtual.screen().toString();
            boolean waits = Arrays.stream(walker.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().endsWith(".Keyboard"));
            still = waits && now.equals(last) ? still + 1 : 0;
            last = now;
        }
    }

    private static String shot(ScreenTerminal screen, int columns) {
        StringBuilder text = new StringBuilder("=".repeat(columns)).append('\n');
        screen.toString()
                .lines()
                .map(String::stripTrailing)
                .forEach(line -> text.append(line).append('\n'));
        return text.toString()
                .replaceAll("\n+$", "\n")
                .replaceAll("\\b\\d+ passed", "N passed")
                .replaceAll("of \\d+ answered", "of N answered")
                .replaceAll("\\b\\d+ (open )?items", "N $1items");
    }

    private static void matches(String file, String actual) throws IOException {
        Path stored = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(stored, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readString(stored, StandardCharsets.UTF_8));
    }
}
