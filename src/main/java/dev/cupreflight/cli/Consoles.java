package dev.cupreflight.cli;

import dev.cupreflight.console.Console;
import dev.cupreflight.console.JLineConsole;
import dev.cupreflight.console.PlainConsole;
import dev.cupreflight.console.Styles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.TerminalBuilder;

/** Chooses the console that the surroundings allow. */
final class Consoles {
    private static final int PLAIN_COLUMNS = 80;

    private Consoles() {}

    /** A console on the terminal; plain lines where there is none, where it can do no more, or where they are wanted. */
    static Console open(Terminal terminal, boolean plain) {
        boolean simple = plain
                || !terminal.interactive()
                || System.getenv("ACCESSIBLE") != null
                || "dumb".equals(System.getenv("TERM"));
        return simple ? plain(terminal) : onTerminal(terminal);
    }

    private static Console plain(Terminal terminal) {
        Charset charset = terminal.interactive() ? System.console().charset() : StandardCharsets.UTF_8;
        BufferedReader in = new BufferedReader(new InputStreamReader(terminal.in(), charset));
        return new PlainConsole(in, terminal.out(), PLAIN_COLUMNS);
    }

    /** The native part of the terminal library may be blocked on hardened servers. */
    private static Console onTerminal(Terminal terminal) {
        try {
            org.jline.terminal.Terminal system = TerminalBuilder.builder()
                    .system(true)
                    .jni(true)
                    .exec(false)
                    .ffm(false)
                    .dumb(false)
                    .graphemeCluster(false)
                    .build();
            Styles styles = System.getenv("NO_COLOR") == null ? Styles.ANSI : Styles.NONE;
            return new JLineConsole(system, styles);
        } catch (IOException | IllegalStateException | LinkageError e) {
            return plain(terminal);
        }
    }
}
