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

/**
 * A console of plain lines: numbered choices, nothing that moves, no control characters. For screen readers, logs, piped
 * input and terminals that can do no more.
 */
public final class PlainConsole implements Console {
    private static final int PATIENCE_SECONDS = 2;

    private final BufferedReader in;
    private final PrintWriter out;
    private final Layout layout;

    /** A console on these streams, with lines of so many columns. */
    public PlainConsole(BufferedReader in, PrintWriter out, int columns) {
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
    public void await(String what, CompletableFuture<?> work) {
        try {
            work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            say(List.of(Block.text(what + " ...")));
            work.exceptionally(failure -> null).join();
        } catch (ExecutionException e) {
            // The caller looks at the work itself.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
