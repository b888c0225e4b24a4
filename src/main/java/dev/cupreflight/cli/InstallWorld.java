package dev.cupreflight.cli;

import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.history.History;
import dev.cupreflight.install.ServerEvidence;
import dev.cupreflight.wizard.StepRunner;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What installing needs from the server.
 *
 * @param kind which server it is
 * @param server the evidence of this server, made now
 * @param runner runs steps of fixes
 * @param setup its Setup
 */
record InstallWorld(Kind kind, ServerEvidence server, StepRunner runner, SetupWorld setup) {

    /** Which server it is. */
    enum Kind {
        /** A server with Windows, where Setup can run. */
        WINDOWS,
        /** Another computer, where it cannot. */
        OTHER,
        /** The sample server of the demo: nothing is started on this computer, and nothing is kept. */
        SAMPLE
    }

    /** The computer that the program runs on. */
    static InstallWorld here(Terminal terminal) {
        Path log = Path.of(
                Optional.ofNullable(System.getenv("SystemDrive")).orElse("C:") + "\\",
                "ExchangeSetupLogs",
                "ExchangeSetup.log");
        return new InstallWorld(
                WindowsHost.here() ? Kind.WINDOWS : Kind.OTHER,
                CollectedServer.here(terminal),
                LiveSteps.here(),
                new SetupWorld(
                        new LocalMedia(terminal.folder(), ThisComputer::networkDrive),
                        new SetupProcess(),
                        SetupWatcher.pace(terminal),
                        log,
                        log.toString()));
    }

    /** True for the sample server. */
    boolean sample() {
        return kind == Kind.SAMPLE;
    }

    /** Where runs on this server are kept, if they are. */
    Optional<History> history(HistoryOptions options, Terminal terminal) {
        return sample() ? Optional.empty() : options.onServer(terminal);
    }
}
