package dev.cupreflight.cli;

import dev.cupreflight.collect.Progress;
import dev.cupreflight.console.Sanitizer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells on standard error how collecting goes: one line that changes on a terminal, with the time that a step takes once
 * that is more than two seconds; one line for each step elsewhere.
 */
final class ProgressLines implements Progress {
    private static final int WIDTH = 78;
    private static final int PATIENCE_SECONDS = 2;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private String line = "";
    private long begun;
    private Optional<Thread> ticker = Optional.empty();

    ProgressLines(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    ProgressLines(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void step(int number, int of, String artefact) {
        line = "[" + number + "/" + of + "] " + Sanitizer.clean(artefact);
        begun = nanoTime.getAsLong();
        if (!terminal.interactive()) {
            terminal.err().println(line);
            terminal.err().flush();
            return;
        }
        draw(line);
        if (ticker.isEmpty()) {
            Thread thread = new Thread(this::tickEachSecond, "progress");
            thread.setDaemon(true);
            ticker = Optional.of(thread);
            thread.start();
        }
    }

    private void tickEachSecond() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                tick();
            }
        } catch (InterruptedException e) {
            // Collecting has ended.
            return;
        }
    }

    /** Shows how long the step has taken until now, if that is long. */
    synchronized void tick() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - begun);
        if (!line.isEmpty() && seconds >= PATIENCE_SECONDS) {
            draw(line + "   " + seconds + " s");
        }
    }

    private void draw(String text) {
        String cut = text.substring(0, Math.min(text.length(), WIDTH));
        terminal.err().print("\r" + cut + " ".repeat(WIDTH - cut.length()));
        terminal.err().flush();
    }

    @Override
    public synchronized void missing(String artefact, String why) {
        String told = "      " + Sanitizer.clean(artefact) + ": " + Sanitizer.clean(why);
        terminal.err().println((terminal.interactive() ? "\r" + " ".repeat(WIDTH) + "\r" : "") + told);
        terminal.err().flush();
    }

    @Override
    public synchronized void end() {
        ticker.ifPresent(Thread::interrupt);
        ticker = Optional.empty();
        if (terminal.interactive() && !line.isEmpty()) {
            terminal.err().print("\r\n");
            terminal.err().flush();
        }
        line = "";
    }
}
