package dev.cupreflight.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collect}: what the server tells, as an evidence bundle. */
@Command(
        name = "collect",
        description = "Collect evidence. In this version only of TLS endpoints, from any machine.",
        mixinStandardHelpOptions = true)
final class CollectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--tls-only",
            required = true,
            arity = "1..*",
            paramLabel = "HOST[:PORT]",
            description = "Only try TLS handshakes with these endpoints (default port: 443) and show what they present;"
                    + " nothing is trusted.")
    private List<String> endpoints = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write an evidence bundle: a zip that does not exist yet.")
    private Optional<Path> out = Optional.empty();

    CollectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return new TlsOnly(terminal).run(endpoints, out);
    }
}
