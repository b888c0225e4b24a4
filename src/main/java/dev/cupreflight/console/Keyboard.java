package dev.cupreflight.console;

import java.io.IOError;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Turns what a terminal sends into keys. */
final class Keyboard {
    private static final long ESCAPE_MILLIS = 80;

    /** What a key is. */
    enum Kind {
        ENTER,
        ESCAPE,
        UP,
        DOWN,
        ERASE,
        ERASE_ALL,
        INTERRUPT,
        END,
        CHARACTER,
        OTHER
    }

    /**
     * A key that was pressed.
     *
     * @param text the character; empty for other keys
     */
    record Stroke(Kind kind, String text) {}

    private final BindingReader reader;
    private final KeyMap<Kind> keys = new KeyMap<>();

    Keyboard(Terminal terminal) {
        reader = new BindingReader(terminal.reader());
        keys.setUnicode(Kind.CHARACTER);
        keys.setNomatch(Kind.OTHER);
        keys.setAmbiguousTimeout(ESCAPE_MILLIS);
        keys.bind(Kind.CHARACTER, KeyMap.range(" -~"));
        keys.bind(Kind.ENTER, "\r", "\n");
        keys.bind(Kind.ESCAPE, KeyMap.esc());
        keys.bind(Kind.UP, "\u001B[A", "\u001BOA");
        keys.bind(Kind.DOWN, "\u001B[B", "\u001BOB");
        keys.bind(
                Kind.OTHER,
                "\u001B[C",
                "\u001BOC",
                "\u001B[D",
                "\u001BOD",
                "\u001B[H",
                "\u001B[F",
                "\u001B[5~",
                "\u001B[6~");
        bind(terminal, Capability.key_up, Kind.UP);
        bind(terminal, Capability.key_down, Kind.DOWN);
        keys.bind(Kind.ERASE, KeyMap.del(), KeyMap.ctrl('H'));
        keys.bind(Kind.ERASE_ALL, KeyMap.ctrl('U'));
        keys.bind(Kind.INTERRUPT, KeyMap.ctrl('C'));
        keys.bind(Kind.END, KeyMap.ctrl('D'));
    }

    private void bind(Terminal terminal, Capability capability, Kind kind) {
        String sequence = KeyMap.key(terminal, capability);
        if (sequence != null) {
            keys.bind(kind, sequence);
        }
    }

    /** Waits for the next key; a terminal that is gone has come to its end. */
    Stroke next() {
        try {
            Kind kind = reader.readBinding(keys);
            if (kind == null) {
                return new Stroke(Kind.END, "");
            }
            String text = reader.getLastBinding();
            boolean shown = kind == Kind.CHARACTER && text.codePoints().allMatch(Sanitizer::harmless);
            return kind == Kind.CHARACTER && !shown ? new Stroke(Kind.OTHER, "") : new Stroke(kind, shown ? text : "");
        } catch (org.jline.reader.EndOfFileException | IOError e) {
            return new Stroke(Kind.END, "");
        }
    }
}
