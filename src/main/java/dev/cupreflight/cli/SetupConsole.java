package dev.cupreflight.cli;

import java.util.List;
import java.util.OptionalInt;
import org.jline.nativ.Kernel32;

/**
 * The console that Setup and this program share while Setup runs.
 *
 * <p>Setup rewrites its own lines with percentages, so nothing is printed between them: the state goes into the title of
 * the window alone, which Setup does not use. Lines are printed only when Setup has been quiet for so long that there is
 * advice. The title is set by a call of Windows and not by an escape sequence: a console whose user has selected text takes
 * no output, and holds up whoever writes to it, but it still changes its title.
 *
 * <p>That selection is what stops Setup for hours after a careless click (QuickEdit). It is switched off for this window as
 * long as Setup runs, and set back afterwards; the settings in the registry are left alone.
 */
final class SetupConsole implements AutoCloseable {
    private static final int STANDARD_INPUT = -10;
    private static final int QUICK_EDIT = 0x40;
    private static final int EXTENDED_FLAGS = 0x80;

    private final Terminal terminal;
    private final InstallWorld.Kind kind;
    private final OptionalInt modeBefore;
    private String shown = "";

    /** Takes the console over for a run of Setup; that of the sample server prints its state, for want of a real one. */
    SetupConsole(Terminal terminal, InstallWorld.Kind kind) {
        this.terminal = terminal;
        this.kind = kind;
        this.modeBefore = windows() ? withoutQuickEdit() : OptionalInt.empty();
    }

    private boolean windows() {
        return kind == InstallWorld.Kind.WINDOWS && terminal.interactive();
    }

    /** True when a click into the window cannot stop Setup any more. */
    boolean clicksAreHarmless() {
        return modeBefore.isPresent();
    }

    /** Shows the state in the title of the window. */
    void title(String text) {
        if (kind == InstallWorld.Kind.SAMPLE) {
            print(text);
        }
        if (!windows()) {
            return;
        }
        try {
            Kernel32.SetConsoleTitle(text);
        } catch (LinkageError | RuntimeException e) {
            // The native part of the terminal library may be blocked; the title is a convenience.
            return;
        }
    }

    private void print(String text) {
        if (!text.equals(shown)) {
            shown = text;
            terminal.out().println("    " + text);
            terminal.out().flush();
        }
    }

    /** Prints advice below what Setup has written. */
    void advice(List<String> paragraphs) {
        terminal.out().println();
        paragraphs.forEach(terminal.out()::println);
        terminal.out().flush();
    }

    private static OptionalInt withoutQuickEdit() {
        try {
            long input = Kernel32.GetStdHandle(STANDARD_INPUT);
            int[] mode = new int[1];
            if (Kernel32.GetConsoleMode(input, mode) == 0) {
                return OptionalInt.empty();
            }
            int wanted = (mode[0] & ~QUICK_EDIT) | EXTENDED_FLAGS;
            return Kernel32.SetConsoleMode(input, wanted) == 0 ? OptionalInt.empty() : OptionalInt.of(mode[0]);
        } catch (LinkageError | RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    @Override
    public void close() {
        if (modeBefore.isPresent()) {
            Kernel32.SetConsoleMode(Kernel32.GetStdHandle(STANDARD_INPUT), modeBefore.getAsInt() | EXTENDED_FLAGS);
        }
    }
}
