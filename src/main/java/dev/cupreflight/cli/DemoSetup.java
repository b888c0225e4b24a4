package dev.cupreflight.cli;

import dev.cupreflight.evidence.Sample;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.install.Permit;
import dev.cupreflight.install.RefusedException;
import dev.cupreflight.install.SetupProgram;
import dev.cupreflight.install.SetupStarter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Setup on the sample server. Its program exists in the story alone, and nothing is started: a recorded log is played into a
 * file, an hour and a half in some seconds, and the watcher looks at each step of it.
 */
final class DemoSetup implements SetupSource, SetupStarter, SetupWatcher.Pace {
    /** Where the sample server has its medium. */
    static final String PROGRAM = "E:\\Setup.EXE";

    private static final Build BUILD = new Build(15, 2, 2562, 17);
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss.SSSS", Locale.ROOT);
    private static final int STAMP_END = 25;
    private static final long LONGEST_LOOK_SECONDS = 2;

    private final Terminal terminal;
    private final DemoClock clock;
    private final Path log;
    private final Duration step;
    private final Semaphore due = new Semaphore(0);
    private final Semaphore looked = new Semaphore(0);
    private boolean waiting;

    /**
     * @param log the file that the log is played into
     * @param step how long one step of the log takes
     */
    DemoSetup(Terminal terminal, DemoClock clock, Path log, Duration step) {
        this.terminal = terminal;
        this.clock = clock;
        this.log = log;
        this.step = step;
    }

    @Override
    public SetupProgram find(String typed) throws RefusedException {
        if (!typed.equalsIgnoreCase(PROGRAM)) {
            throw new RefusedException(typed + " does not exist on the sample server, which has one medium: " + PROGRAM
                    + ", Setup of Exchange SE RTM.");
        }
        return new SetupProgram(Path.of(PROGRAM), BUILD, EMPTY);
    }

    @Override
    public SetupProgram again(SetupProgram program) throws RefusedException {
        return find(program.file().toString());
    }

    @Override
    public ChosenTarget target(SetupProgram program, Releases releases) {
        return new ChosenTarget(releases.of(program.build()).orElseThrow(), Optional.empty());
    }

    @Override
    public int run(Permit permit, List<String> arguments) throws IOException, InterruptedException {
        say("Demo: nothing is started on this computer. A recorded log is played, at high speed.");
        String before = "";
        StringBuilder part = new StringBuilder();
        for (String line : Sample.setupLog().lines().toList()) {
            String stamp = line.substring(1, STAMP_END);
            if (!before.isEmpty() && !stamp.equals(before)) {
                play(part, before);
            }
            before = stamp;
            part.append(line).append("\r\n");
        }
        play(part, before);
        say("Demo: the sample server restarts after Setup.");
        return 0;
    }

    private void play(StringBuilder part, String stamp) throws IOException, InterruptedException {
        clock.goTo(LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC));
        Files.writeString(log, part, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        part.setLength(0);
        due.release();
        looked.tryAcquire(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS);
        TimeUnit.MILLISECONDS.sleep(step.toMillis());
    }

    @Override
    public boolean await() throws InterruptedException {
        if (waiting) {
            looked.release();
        }
        waiting = true;
        due.acquire();
        return true;
    }

    private void say(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }
}
