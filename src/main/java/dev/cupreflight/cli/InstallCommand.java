package dev.cupreflight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code install}: starts Exchange Setup, if and only if the server is cleared. */
@Command(
        name = "install",
        description = {
            "Check this server, start Exchange Setup only if it is cleared, and explain it if Setup fails. After a",
            "success collect again, check the server with the checklist after-cu, and say what the update changed.",
            "What stands behind the Setup program goes to Setup as it is."
        },
        mixinStandardHelpOptions = true,
        customSynopsis = "cu-preflight install [OPTIONS] -- SETUP.EXE [ARGUMENTS]",
        footer = {
            "",
            "Exit codes: 0 Setup completed and the server is in order (with --dry-run: it would be started), 3010 or 1641 it completed and Windows has to"
                    + " restart, 1 blocked, 2 undetermined, 3 Setup was started and did not complete,"
                    + " 4 it completed, but the check after it did not show the server to be in order. 64 wrong usage, 65 the"
                    + " Setup program or another input cannot be used, 70 internal error, 130 interrupted. With 1, 2, 64 and 65,"
                    + " Setup was not started."
        })
final class InstallCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private InstallOptions options;

    @Parameters(paramLabel = "SETUP.EXE [ARGUMENTS]", arity = "1..*", description = "E:\\Setup.EXE and its arguments.")
    private List<String> setup = new ArrayList<>();

    InstallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return new InstallRun(terminal, InstallWorld.here(terminal), options)
                .run(setup.get(0), setup.subList(1, setup.size()));
    }
}
