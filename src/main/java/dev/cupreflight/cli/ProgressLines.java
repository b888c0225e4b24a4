package dev.cupreflight.cli;

import dev.cupreflight.collect.Progress;
import dev.cupreflight.console.Sanitizer;

/**
 * Tells on standard error how collecting goes: one line that changes on a terminal, one line for each step elsewhere.
 *
 * @param terminal the terminal
 */
record ProgressLines(Terminal terminal) implements Progress {
    private static final int WIDTH = 78;

    @Override
    public void step(int number, int of, String artefact) {
        String line = "[" + number + "/" + of + "] " + Sanitizer.clean(artefact);
        if (terminal.interactive()) {
            String cut = line.substring(0, Math.min(line.length(), WIDTH));
            terminal.err().print("\r" + cut + " ".repeat(WIDTH - cut.length()) + (number == of ? "\r\n" : ""));
        } else {
            terminal.err().println(line);
        }
        terminal.err().flush();
    }

    @Override
    public void missing(String artefact, String why) {
        String line = "      " + Sanitizer.clean(artefact) + ": " + Sanitizer.clean(why);
        terminal.err().println((terminal.interactive() ? "\r" + " ".repeat(WIDTH) + "\r" : "") + line);
        terminal.err().flush();
    }
}
