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

    /** The columns of the terminal; 0 where they cannot be told. */
    static int columns() {
        try {
            return AnsiConsole.getTerminalWidth();
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            return 0;
        }
    }
}
