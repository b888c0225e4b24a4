package dev.cupreflight.cli;

import org.fusesource.jansi.AnsiConsole;
import org.fusesource.jansi.AnsiMode;

/** Makes the terminal understand colours: old Windows consoles have to be asked. */
final class Ansi {
    private Ansi() {}

    /** True when colours can be written to standard output. Jansi's native part may be blocked on hardened servers. */
    static boolean available() {
        String terminal = System.getenv("TERM");
        if (terminal != null) {
            return !terminal.equals("dumb");
        }
        try {
            AnsiConsole.systemInstall();
            return AnsiConsole.out().getMode() != AnsiMode.Strip;
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            return false;
        }
    }
}
