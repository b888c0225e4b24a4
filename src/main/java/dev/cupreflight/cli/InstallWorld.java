package dev.cupreflight.cli;

import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.install.ServerEvidence;
import dev.cupreflight.install.SetupPlace;
import dev.cupreflight.install.SetupStarter;
import dev.cupreflight.wizard.StepRunner;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What installing needs from the server.
 *
 * @param windows true where Exchange Setup can run
 * @param server the evidence of this server, made now
 * @param runner runs steps of fixes
 * @param drives tells network drives from others
 * @param starter starts Setup
 * @param setupLog the log that Setup writes
 */
record InstallWorld(
        boolean windows,
        ServerEvidence server,
        StepRunner runner,
        SetupPlace.Drives drives,
        SetupStarter starter,
        Path setupLog) {

    /** The computer that the program runs on. */
    static InstallWorld here(Terminal terminal) {
        return new InstallWorld(
                WindowsHost.here(),
                CollectedServer.here(terminal),
                LiveSteps.here(),
                ThisComputer::networkDrive,
                new SetupProcess(),
                Path.of(
                        Optional.ofNullable(System.getenv("SystemDrive")).orElse("C:") + "\\",
                        "ExchangeSetupLogs",
                        "ExchangeSetup.log"));
    }
}
