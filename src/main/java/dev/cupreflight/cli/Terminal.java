package dev.cupreflight.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where a run of the program reads and writes, and what time it is.
 *
 * @param in standard input
 * @param out standard output: results and nothing else
 * @param err standard error: everything else
 * @param clock the time
 * @param folder what relative paths start from
 * @param interactive true when standard output is a terminal
 */
record Terminal(InputStream in, PrintWriter out, PrintWriter err, Clock clock, Path folder, boolean interactive) {

    /** The process's own streams: what goes to a file or a pipe is UTF-8, a console gets its own encoding. */
    static Terminal standard() {
        boolean interactive = isTerminal();
        Charset charset = interactive ? System.console().charset() : StandardCharsets.UTF_8;
        return new Terminal(
                System.in,
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                Clock.systemUTC(),
                Path.of(""),
                interactive);
    }

    /** From Java 22 on there is a console object even when output goes elsewhere, and only a new method tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the console does not tell whether it is a terminal", e);
        }
    }

    /** Not through System.out, which forgets that a disk was full. */
    private static PrintWriter writer(FileDescriptor stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset), false);
    }
}
