package dev.cupreflight.cli;

import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.history.History;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where runs are kept, and how many of them. */
final class HistoryOptions {
    /** The environment variable that names the folder. */
    static final String VARIABLE = "CU_PREFLIGHT_HISTORY";

    private static final String NAME = "cu-preflight";

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description =
                    "The folder of the kept runs (default: " + VARIABLE + ", else %%ProgramData%%\\cu-preflight on"
                            + " Windows, and ~/.local/state/cu-preflight elsewhere).")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--keep-runs",
            paramLabel = "N",
            defaultValue = "" + History.USUAL,
            description =
                    "How many runs are kept, besides the last good one of each server (default: ${DEFAULT-VALUE}).")
    private int keep;

    /** The history that is meant, asked for or not. */
    History history(Terminal terminal) {
        return new History(asked(terminal).orElseGet(HistoryOptions::usual));
    }

    /** The history, when somebody asked for one by the option or the environment. */
    Optional<History> wanted(Terminal terminal) {
        return asked(terminal).map(History::new);
    }

    /** The history of a run that changes a server: on Windows it is kept even when nobody asks. */
    Optional<History> onServer(Terminal terminal) {
        return WindowsHost.here() ? Optional.of(history(terminal)) : wanted(terminal);
    }

    int keep() throws UsageException {
        if (keep < 1) {
            throw new UsageException("--keep-runs " + keep + ": at least one run has to be kept.");
        }
        return keep;
    }

    private Optional<Path> asked(Terminal terminal) {
        return folder.or(() -> environment(VARIABLE)).map(terminal.folder()::resolve);
    }

    private static Path usual() {
        return environment("ProgramData")
                .or(() -> environment("XDG_STATE_HOME"))
                .orElse(Path.of(System.getProperty("user.home"), ".local", "state"))
                .resolve(NAME);
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
