package dev.cupreflight.cli;

import dev.cupreflight.check.Waiver;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.console.Console;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.wizard.Check;
import dev.cupreflight.wizard.EvidenceSource;
import dev.cupreflight.wizard.Guide;
import dev.cupreflight.wizard.StepRunner;
import dev.cupreflight.wizard.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Brings a guided run together with the terminal, the files and the time.
 *
 * @param terminal the terminal
 * @param evidence where the evidence comes from
 * @param runner runs steps
 * @param time the time
 * @param runFile the run file, if it was named
 * @param plain true when plain lines are wanted
 */
record GuidedRun(
        Terminal terminal,
        EvidenceSource evidence,
        StepRunner runner,
        InstantSource time,
        Optional<Path> runFile,
        boolean plain) {

    /** Reads the rules, the waivers and the checklist; it may take its time, and is called once. */
    @FunctionalInterface
    interface Preparation {
        /** What a check needs besides the evidence. */
        CheckRun prepare() throws Exception;
    }

    /** Guides to the end, and gives the exit code. */
    int run(String checklist, Preparation preparation) throws Exception {
        Guide.End end = guide(checklist, preparation, Guide::new);
        return end.interrupted() ? ExitCode.INTERRUPTED : ExitCode.of(end.verdict());
    }

    /** Guides to the end, with the choice to start Setup there. */
    Guide.End runBeforeSetup(String checklist, Preparation preparation) throws Exception {
        return guide(checklist, preparation, Guide::beforeSetup);
    }

    private Guide.End guide(String checklist, Preparation preparation, Function<World, Guide> guide) throws Exception {
        CompletableFuture<CheckRun> checks = CompletableFuture.supplyAsync(() -> {
            try {
                return preparation.prepare();
            } catch (Exception e) {
                throw new PreparationFailed(e);
            }
        });
        try (Console console = Consoles.open(terminal, plain);
                RunFiles files = new RunFiles(terminal.folder(), runFile)) {
            World world = new World(
                    console,
                    evidence,
                    runner,
                    (bundle, waivers) -> check(checks.join(), bundle, waivers),
                    files,
                    new RunExport(files),
                    new WindowsClipboard(),
                    time,
                    user());
            return guide.apply(world).run(checklist);
        } catch (UnreadableException e) {
            throw new UnusableInputException("The evidence cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw new UnusableInputException(e.getMessage());
        } catch (CompletionException e) {
            throw e.getCause() instanceof PreparationFailed failed && failed.getCause() instanceof Exception cause
                    ? cause
                    : e;
        }
    }

    private Check check(CheckRun run, dev.cupreflight.evidence.Bundle bundle, List<Waiver> waivers) {
        List<Waiver> all = new ArrayList<>(run.waivers().all());
        all.addAll(waivers);
        return run.check(bundle, time, new Waivers(all));
    }

    /** Who sits there, as Windows or another system names it. */
    private static String user() {
        String domain = System.getenv("USERDOMAIN");
        String name = System.getProperty("user.name", "unknown");
        return domain == null ? name : domain + "\\" + name;
    }

    /** Carries what preparing threw out of the background. */
    private static final class PreparationFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PreparationFailed(Exception cause) {
            super(cause);
        }
    }
}
