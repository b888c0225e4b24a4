package dev.cupreflight.cli;

import dev.cupreflight.collect.BundleArchive;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Console;
import dev.cupreflight.console.JLineConsole;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Styles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jline.terminal.TerminalBuilder;

/** A step of the build: runs the commands that have to start fast, so that their classes go into the archive. */
public final class ArchiveTraining {
    private static final String AT = "[11/20/2026 20:15:00.0123] [1] ";
    private static final String LOG = AT + "Starting Microsoft Exchange Server 2019 Setup\n" + AT
            + "Setup version: 15.2.1748.10.\n" + AT + "Installing certificate signed by 'CN=CA' for site"
            + " 'Default Web Site'.  Certificate is valid from 10/20/2025 12:00:00 PM until 10/20/2026 12:00:00 PM\n"
            + AT + "[ERROR] The certificate is expired.\n" + AT
            + "Setup is stopping now because of one or more critical errors.\n" + AT + "End of Setup\n";

    private static final String WHEN_CERTIFICATES_HAVE_EXPIRED = "2040-01-01T00:00:00Z";

    private ArchiveTraining() {}

    /**
     * Checks the evidence in a folder, diagnoses a small log, and opens the guided run.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Main.run(new String[] {"check", "--evidence", arguments[0]});
        Main.run(new String[] {"check", "--evidence", arguments[0], "--at", WHEN_CERTIFICATES_HAVE_EXPIRED});
        Path folder = Files.createTempDirectory("cu-preflight");
        try {
            Path log = Files.writeString(folder.resolve("ExchangeSetup.log"), LOG);
            Main.run(new String[] {"diagnose", log.toString()});
            guide(folder);
            ask();
        } finally {
            BundleArchive.delete(folder);
        }
    }

    /** Nobody answers: the guided run ends at its first question. */
    private static void guide(Path folder) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main.run(
                new Terminal(InputStream.nullInputStream(), nowhere, nowhere, Clock.systemUTC(), folder, false),
                "demo",
                "--ask");
    }

    /** A question on a terminal that nobody looks at, answered by a key. */
    private static void ask() throws IOException {
        try (org.jline.terminal.Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .streams(new ByteArrayInputStream(new byte[] {'q'}), OutputStream.nullOutputStream())
                        .type("xterm")
                        .jni(true)
                        .exec(false)
                        .ffm(false)
                        .build();
                Console console = new JLineConsole(terminal, Styles.ANSI)) {
            console.say(List.of(Block.text("A question")));
            console.ask(new Prompt.Menu(
                    "Which?",
                    List.of(Prompt.Option.of("one"), Prompt.Option.of("two")),
                    List.of(new Prompt.Key('q', "save and quit", ""))));
        }
    }
}
