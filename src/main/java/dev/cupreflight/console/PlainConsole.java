package dev.cupreflight.console;

import dev.cupreflight.console.Prompt.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A console of plain lines: numbered choices, nothing that moves, no control characters. For screen readers, logs, piped
 * input and terminals that can do no more.
 */
public final class PlainConsole implements Console {
    private static final int POLL_MILLIS = 100;

    private final BufferedReader in;
    private final PrintWriter out;
    private final Layout layout;
    private final LongSupplier nanoTime;

    /** A console on these streams, with lines of so many columns. */
    public PlainConsole(BufferedReader in, PrintWriter out, int columns) {
        this(in, out, columns, System::nanoTime);
    }

    PlainConsole(BufferedReader in, PrintWriter out, int columns, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.in = in;
        this.out = out;
        this.layout = new Layout(Styles.NONE, columns);
    }

    @Override
    public void say(List<Block> blocks) {
        layout.lines(blocks).forEach(out::println);
        out.flush();
    }

    @Override
    public Answer ask(Prompt prompt) {
        say(shown(prompt));
        while (true) {
            out.print("> ");
            out.flush();
            Optional<String> line = line();
            if (line.isEmpty()) {
                out.println();
                return new Answer.Ended();
            }
            Optional<Answer> answer = prompt instanceof Prompt.Menu menu
                    ? understood(menu, line.get().strip())
                    : Optional.of(new Answer.Typed(line.get().strip()));
            if (answer.isPresent()) {
                out.println();
                return answer.get();
            }
        }
    }

    @Override
    public void await(String what, Supplier<String> waitingFor, CompletableFuture<?> work) {
        Waiting waiting = Waiting.from(what, waitingFor, nanoTime);
        long said = 0;
        try {
            while (!work.isDone()) {
                said = await(waiting, said, work);
            }
        } catch (ExecutionException e) {
            // The caller looks at the work itself.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A line after 2 seconds, another after 10, and then each time that the time has doubled. */
    private long await(Waiting waiting, long said, CompletableFuture<?> work)
            throws ExecutionException, InterruptedException {
        long next =
                said == 0 ? Waiting.ELAPSED_SECONDS : said < Waiting.REASON_SECONDS ? Waiting.REASON_SECONDS : 2 * said;
        try {
            work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (waiting.seconds() >= next) {
                say(List.of(Block.text(waiting.text())));
                return waiting.seconds();
            }
        }
        return said;
    }

    @Override
    public void close() {
        out.flush();
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Block> shown(Prompt prompt) {
        List<Block> blocks = new ArrayList<>();
        if (prompt instanceof Prompt.Line line) {
            String preset = line.preset().isEmpty() ? "" : " (Enter alone: " + line.preset() + ")";
            blocks.add(Block.text(line.question() + preset));
        } else if (prompt instanceof Prompt.Menu menu) {
            if (!menu.question().isEmpty()) {
                blocks.add(Block.text(menu.question()));
            }
            for (int index = 0; index < menu.options().size(); index++) {
                Option option = menu.options().get(index);
                String why = option.unavailable().isEmpty() ? "" : " (not offered: " + option.unavailable() + ")";
                blocks.add(new Block.Text("  " + (index + 1) + "  ", Styles.Role.PLAIN, option.label() + why, true));
            }
            blocks.add(Block.text(footer(menu)));
        }
        return blocks;
    }

    private static String footer(Prompt.Menu menu) {
        List<String> parts = new ArrayList<>();
        if (!menu.options().isEmpty()) {
            parts.add("Type a number and Enter; Enter alone takes the first that can be picked");
        }
        for (Prompt.Key key : menu.keys()) {
            if (key.code() == Prompt.Key.ENTER && !menu.options().isEmpty()) {
                continue;
            }
            String name = key.code() == Prompt.Key.ENTER
                    ? "Enter alone"
                    : key.code() == Prompt.Key.ESCAPE ? "back" : key.name();
            String why = key.available() ? "" : " (not here: " + key.unavailable() + ")";
            parts.add(name + " = " + key.label() + why);
        }
        return String.join("; ", parts) + ".";
    }

    private Optional<Answer> understood(Prompt.Menu menu, String line) {
        if (line.isEmpty()) {
            return enter(menu);
        }
        if (line.matches("[0-9]{1,3}")) {
            return number(menu, Integer.parseInt(line));
        }
        Optional<Prompt.Key> key =
                menu.keys().stream().filter(each -> isName(line, each)).findFirst();
        if (key.isEmpty()) {
            return complain("\"" + line + "\" does nothing here.");
        }
        return key.get().available()
                ? Optional.of(new Answer.Pressed(key.get().code()))
                : complain("Not here: " + key.get().unavailable());
    }

    private static boolean isName(String line, Prompt.Key key) {
        return key.code() == Prompt.Key.ESCAPE
                ? line.equalsIgnoreCase("back")
                : line.equalsIgnoreCase(String.valueOf(key.code()));
    }

    private static Optional<Answer> enter(Prompt.Menu menu) {
        for (int index = 0; index < menu.options().size(); index++) {
            if (menu.options().get(index).unavailable().isEmpty()) {
                return Optional.of(new Answer.Picked(index));
            }
        }
        return Optional.of(new Answer.Pressed(Prompt.Key.ENTER));
    }

    private Optional<Answer> number(Prompt.Menu menu, int number) {
        if (number < 1 || number > menu.options().size()) {
            return complain("There is no choice " + number + ".");
        }
        String why = menu.options().get(number - 1).unavailable();
        return why.isEmpty() ? Optional.of(new Answer.Picked(number - 1)) : complain("Not offered: " + why);
    }

    private Optional<Answer> complain(String text) {
        say(List.of(Block.text(text)));
        return Optional.empty();
    }
}
