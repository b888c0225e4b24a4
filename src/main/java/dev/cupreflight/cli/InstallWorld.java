package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.install.AfterSetup;
import dev.cupreflight.install.ServerEvidence;
import dev.cupreflight.install.SetupPlace;
import dev.cupreflight.install.SetupStarter;
import dev.cupreflight.wizard.StepRunner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What installing needs from the server.
 *
 * @param windows true where Exchange Setup can run
 * @param server the evidence of this server, made now
 * @param runner runs steps of fixes
 * @param drives tells network drives from others
 * @param starter starts Setup
 * @param setupLog the log that Setup writes
 * @param after what follows a completed Setup
 */
record InstallWorld(
        boolean windows,
        ServerEvidence server,
        StepRunner runner,
        SetupPlace.Drives drives,
        SetupStarter starter,
        Path setupLog,
        AfterSetup after) {

    /** The computer that the program runs on. */
    static InstallWorld here(Terminal terminal) {
        return new InstallWorld(
                ThisComputer.isWindows(),
                new NoCollector(),
                OtherMachine.LIVE,
                ThisComputer::networkDrive,
                new SetupProcess(),
                Path.of(
                        Optional.ofNullable(System.getenv("SystemDrive")).orElse("C:") + "\\",
                        "ExchangeSetupLogs",
                        "ExchangeSetup.log"),
                (before, end) -> {
                    terminal.out()
                            .println("Next: collect again, and check the server after the update:"
                                    + System.lineSeparator() + "  cu-preflight check --checklist after-cu");
                    terminal.out().flush();
                });
    }

    /** A version that cannot collect, so that nothing is ever cleared. */
    private static final class NoCollector implements ServerEvidence {
        @Override
        public Bundle collect() throws UnreadableException {
            throw new UnreadableException("this version does not collect from the server that it runs on");
        }

        @Override
        public Bundle refresh(Set<String> artefacts) throws UnreadableException {
            return collect();
        }
    }
}
