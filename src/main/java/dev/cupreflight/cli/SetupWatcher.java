package dev.cupreflight.cli;

import dev.cupreflight.install.SetupWatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at Setup every few seconds, on a thread of its own that nobody waits for: a console that takes no output holds up
 * who writes to it, and must not hold up the end of Setup.
 */
final class SetupWatcher {
    private static final int SECONDS = 5;

    private final Thread thread;

    /** Tells when to look. */
    @FunctionalInterface
    interface Pace {
        /**
         * Waits for the time of the next look; false when there is none.
         *
         * @throws InterruptedException when Setup has ended meanwhile
         */
        boolean await() throws InterruptedException;
    }

    private SetupWatcher(SetupWatch watch, SetupConsole console, Terminal terminal, Pace pace) {
        thread = new Thread(() -> watch(watch, console, terminal, pace), "setup-watch");
        thread.setDaemon(true);
    }

    /** The pace for a terminal: every few seconds, if somebody sits there. */
    static Pace pace(Terminal terminal) {
        return () -> {
            TimeUnit.SECONDS.sleep(SECONDS);
            return terminal.interactive();
        };
    }

    /** Starts to look. */
    static SetupWatcher start(SetupWatch watch, SetupConsole console, Terminal terminal, Pace pace) {
        SetupWatcher watcher = new SetupWatcher(watch, console, terminal, pace);
        watcher.thread.start();
        return watcher;
    }

    /** Watching is a convenience: whatever goes wrong with it ends it, and nothing else. */
    private static void watch(SetupWatch watch, SetupConsole console, Terminal terminal, Pace pace) {
        try {
            while (pace.await()) {
                look(watch, console, terminal);
            }
        } catch (InterruptedException e) {
            // Setup has ended.
            return;
        } catch (RuntimeException e) {
            console.title("Setup is running");
        }
    }

    /** Shows what there is to say now. */
    static void look(SetupWatch watch, SetupConsole console, Terminal terminal) {
        SetupWatch.Look look = watch.look(terminal.clock().instant());
        console.title(SafeText.of(look.status()));
        if (!look.advice().isEmpty()) {
            console.advice(look.advice().stream().map(SafeText::of).toList());
        }
    }

    /** Ends looking. */
    void close() {
        thread.interrupt();
    }
}
