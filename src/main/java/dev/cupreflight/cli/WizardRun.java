package dev.cupreflight.cli;

import dev.cupreflight.wizard.EvidenceSource;
import dev.cupreflight.wizard.Guide;
import dev.cupreflight.wizard.SetupDoor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The guided run on a server that this program can look at. It ends with Setup, if the server is cleared and somebody wants
 * that: the same way through the same gate as by the command install.
 *
 * @param terminal the terminal, with the time of the server
 * @param world the server
 * @param evidence its evidence for the guided run
 * @param options how Setup is started, and where the run is kept
 * @param runFile the run file, if it was named
 * @param plain true when plain lines are wanted
 * @param suggestion the path of Setup that is suggested; empty for none
 * @param remark what is said before Setup is asked for; empty for nothing
 */
record WizardRun(
        Terminal terminal,
        InstallWorld world,
        EvidenceSource evidence,
        Supplier<InstallOptions> options,
        Optional<Path> runFile,
        boolean plain,
        String suggestion,
        String remark) {

    int run(String checklist, Checks.Preparation preparation) throws Exception {
        Guide.End end = new GuidedRun(terminal, evidence, world.runner(), terminal.clock(), runFile, plain)
                .guide(
                        checklist,
                        preparation,
                        checks -> new SetupDoor.Asking(
                                suggestion,
                                remark,
                                new MediaExaminer(world.setup().media(), checks)));
        InstallOptions chosen = options.get();
        int newest = chosen.kept().keep();
        world.history(chosen.kept(), terminal)
                .ifPresent(kept -> KeepRun.guided(
                        kept, newest, end, Optional.of(world.server().folder()), terminal));
        if (end.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        return end.setup().isPresent()
                ? new InstallRun(terminal, world, chosen).start(end)
                : ExitCode.of(end.verdict());
    }
}
