package dev.cupreflight.console;

import dev.cupreflight.console.Styles.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.Signals;

/**
 * A console on a real terminal, by JLine. It scrolls; only the prompt that waits for an answer redraws itself, and shrinks
 * to one line when it is answered.
 */
public final class JLineConsole implements Console {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int DEFAULT_ROWS = 24;
    private static final int QUIET_MILLIS = 700;
    private static final String CTRL_C = "INT";
    private static final int ENDED = 130;

    private final Terminal terminal;
    private final Styles styles;
    private final Keyboard keyboard;
    private final Attributes before;
    private final Object screen = new Object();
    private final Object signalBefore;
    private volatile boolean interrupted;

    /** A console on this terminal, which it closes in the end. */
    public JLineConsole(Terminal terminal, Styles styles) {
        this.terminal = terminal;
        this.styles = styles;
        before = terminal.enterRawMode();
        keyboard = new Keyboard(terminal);
        signalBefore = Signals.register(CTRL_C, this::interrupt);
    }

    /** Ctrl-C while something is at work: the next prompt is answered with it. The second one ends the program at once. */
    private void interrupt() {
        if (interrupted) {
            restore();
            Runtime.getRuntime().halt(ENDED);
        }
        interrupted = true;
        write(layout().lines(List.of(Block.text(
                Role.WARN, "Ctrl-C: this is finished first, then the run is saved. Ctrl-C again ends it at once."))));
    }

    @Override
    public void say(List<Block> blocks) {
        write(layout().lines(blocks));
    }

    @Override
    public Answer ask(Prompt prompt) {
        if (interrupted) {
            return new Answer.Interrupted();
        }
        try {
            setInterruptKey(false);
            Answer answer = prompt instanceof Prompt.Menu menu ? choose(menu) : type((Prompt.Line) prompt);
            setInterruptKey(true);
            return answer;
        } catch (IllegalStateException e) {
            // JLine says so when the terminal has gone away.
            return new Answer.Ended();
        }
    }

    private Answer choose(Prompt.Menu menu) {
        Answer answer = answered(menu);
        String given = Wrapping.shortened(given(menu, answer), layout().columns() - 3);
        write(layout().lines(List.of(Block.marked("> ", Role.DIM, given))));
        return answer;
    }

    private Answer answered(Prompt.Menu menu) {
        MenuView view = new MenuView(menu);
        try (Drawing drawing = new Drawing(() -> view.lines(layout(), rows() - 1))) {
            while (true) {
                drawing.draw();
                Optional<Answer> answer = MenuKeys.answer(menu, view, keyboard.next());
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
    }

    private static String given(Prompt.Menu menu, Answer answer) {
        if (answer instanceof Answer.Picked picked) {
            return (picked.option() + 1) + "  "
                    + menu.options().get(picked.option()).label();
        }
        if (answer instanceof Answer.Pressed pressed) {
            return menu.keys().stream()
                    .filter(key -> key.code() == pressed.key())
                    .findFirst()
                    .map(Prompt.Key::label)
                    .orElse("");
        }
        return answer instanceof Answer.Interrupted ? "interrupted" : "end of input";
    }

    private Answer type(Prompt.Line line) {
        Answer answer = line(line);
        if (answer instanceof Answer.Typed typed) {
            String text = typed.text().isEmpty() ? line.preset() : typed.text();
            write(layout().lines(List.of(Block.marked("> ", Role.DIM, line.question() + " " + text))));
        }
        return answer;
    }

    private Answer line(Prompt.Line line) {
        LineText text = new LineText();
        try (Drawing drawing = new Drawing(() -> typed(line, text))) {
            while (true) {
                drawing.draw();
                Optional<Answer> answer = text.take(keyboard.next());
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
    }

    private List<String> typed(Prompt.Line line, LineText text) {
        String preset = line.preset().isEmpty() ? "" : " [Enter alone: " + line.preset() + "]";
        List<String> lines = new ArrayList<>(layout().lines(List.of(Block.text(Role.BOLD, line.question() + preset))));
        List<String> input = layout().lines(List.of(new Block.Text("> ", Role.PLAIN, text.shown(), true)));
        lines.addAll(input);
        int room = Math.max(1, rows() - 1);
        return lines.subList(Math.max(0, lines.size() - room), lines.size());
    }

    @Override
    public void await(String what, Supplier<String> waitingFor, CompletableFuture<?> work) {
        Waiting waiting = Waiting.from(what, waitingFor, System::nanoTime);
        try (Drawing drawing = new Drawing(() -> List.of(
                styles.apply(Role.DIM, Wrapping.shortened(Sanitizer.clean(waiting.text()), layout().columns() - 1))))) {
            long patience = QUIET_MILLIS;
            while (!work.isDone()) {
                try {
                    work.get(patience, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    drawing.draw();
                    patience = 1000;
                }
            }
        } catch (ExecutionException e) {
            // The caller looks at the work itself.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The terminal is left as it was found. */
    @Override
    public void close() {
        try {
            Signals.unregister(CTRL_C, signalBefore);
            restore();
            terminal.close();
        } catch (IOException | IllegalStateException e) {
            // There is no terminal any more to be left in any state.
            return;
        }
    }

    void restore() {
        terminal.setAttributes(before);
        terminal.flush();
    }

    /** While a prompt waits, Ctrl-C is a key like others; at other times it ends the program. */
    private void setInterruptKey(boolean ends) {
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(LocalFlag.ISIG, ends);
        terminal.setAttributes(attributes);
    }

    private void write(List<String> lines) {
        synchronized (screen) {
            lines.forEach(terminal.writer()::println);
            terminal.flush();
        }
    }

    private Layout layout() {
        return new Layout(styles, columns());
    }

    private int columns() {
        int columns = terminal.getSize().getColumns();
        return columns < 1 ? DEFAULT_COLUMNS : columns;
    }

    private int rows() {
        int rows = terminal.getSize().getRows();
        return rows < 1 ? DEFAULT_ROWS : Math.max(2, rows);
    }

    /** The part of the screen that changes: drawn again when the window changes its size, and gone when it is closed. */
    private final class Drawing implements AutoCloseable {
        private final Supplier<List<String>> lines;
        private final Display display = new Display(terminal, false);
        private final SignalHandler earlier;
        private boolean open = true;

        Drawing(Supplier<List<String>> lines) {
            this.lines = lines;
            earlier = terminal.handle(Signal.WINCH, signal -> draw());
        }

        void draw() {
            synchronized (screen) {
                if (open) {
                    show(lines.get());
                }
            }
        }

        private void show(List<String> shown) {
            Size size = Size.of(columns(), rows());
            display.resize(size);
            List<AttributedString> parts =
                    shown.stream().map(AttributedString::fromAnsi).toList();
            int last = parts.size() - 1;
            int cursor = last < 0
                    ? 0
                    : size.cursorPos(
                            last, Math.min(columns() - 1, parts.get(last).columnLength()));
            display.update(parts, cursor);
        }

        @Override
        public void close() {
            synchronized (screen) {
                if (open) {
                    open = false;
                    show(List.of());
                    terminal.handle(Signal.WINCH, earlier);
                }
            }
        }
    }
}
