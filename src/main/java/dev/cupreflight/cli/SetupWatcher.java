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

    private SetupWatcher(SetupWatch watch, SetupConsole console, Terminal terminal) {
        thread = new Thread(() -> watch(watch, console, terminal), "setup-watch");
        thread.setDaemon(true);
    }

    /** Starts to look, if somebody sits there. */
    static SetupWatcher start(SetupWatch watch, SetupConsole console, Terminal terminal) {
        SetupWatcher watcher = new SetupWatcher(watch, console, terminal);
        if (terminal.interactive()) {
            watcher.thread.start();
        }
        return watcher;
    }

    /** Watching is a convenience: whatever goes wrong with it ends it, and nothing else. */
    private static void watch(SetupWatch watch, SetupConsole console, Terminal terminal) {
        try {
            while (sleep()) {
                look(watch, console, terminal);
            }
        } catch (RuntimeException e) {
            console.title("Setup is running");
        }
    }

    private static boolean sleep() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
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
