package dev.cupreflight.cli;

import dev.cupreflight.collect.BatchFile;
import dev.cupreflight.collect.CollectionPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collect}: what the server tells, as an evidence bundle. */
@Command(
        name = "collect",
        description = "Write an evidence bundle of the Exchange server that this runs on. Nothing is changed on it.",
        mixinStandardHelpOptions = true)
final class CollectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--tls-only",
            arity = "1..*",
            paramLabel = "HOST[:PORT]",
            description = "Only try TLS handshakes with these endpoints (default port: 443) and show what they present;"
                    + " nothing is trusted. Works from any machine.")
    private List<String> endpoints = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The zip to write (default: cu-preflight-SERVER-TIME.zip in this folder)."
                    + " With --tls-only also the folder of a bundle, to which the answers are added.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace the zip if it is there already.")
    private boolean force;

    @Option(
            names = "--media",
            paramLabel = "FOLDER",
            description = "The folder of the installation media, such as D:\\, to collect what they are.")
    private Optional<String> media = Optional.empty();

    @Option(
            names = "--redact",
            description = "Write the zip without names, SIDs and addresses; what belongs together still does.")
    private boolean redact;

    @Option(
            names = "--script",
            description = "Collect nothing; print a batch file that makes the same bundle where there is no Java.")
    private boolean script;

    @Option(
            names = "--list",
            description = "Collect nothing; print what is collected, with which command, and for which facts.")
    private boolean list;

    CollectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (!endpoints.isEmpty()) {
            return new TlsOnly(terminal).run(endpoints, out);
        }
        if (script) {
            terminal.out().print(BatchFile.of(CollectionPlan.builtIn(), "cu-preflight " + Version.text()));
            return ExitCode.CLEARED;
        }
        if (list) {
            CollectionPage.print(CollectionPlan.builtIn(), terminal.out());
            return ExitCode.CLEARED;
        }
        return LiveServer.here(terminal).collect(new LiveServer.Wanted(out, force, media, redact));
    }
}
