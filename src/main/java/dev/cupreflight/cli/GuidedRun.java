package dev.cupreflight.cli;

import dev.cupreflight.console.Console;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.wizard.EvidenceSource;
import dev.cupreflight.wizard.Guide;
import dev.cupreflight.wizard.SetupDoor;
import dev.cupreflight.wizard.StepRunner;
import dev.cupreflight.wizard.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
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

    /**
     * Guides to the end.
     *
     * @param door how the run can end with a start of Setup
     */
    Guide.End guide(String checklist, Checks.Preparation preparation, Function<Checks, SetupDoor> door)
            throws Exception {
        Checks checks = new Checks(preparation);
        try (Console console = new LazyConsole(() -> Consoles.open(terminal, plain));
                RunFiles files = new RunFiles(terminal.folder(), runFile)) {
            World world = new World(
                    console,
                    evidence,
                    runner,
                    (bundle, waivers) -> checks.check(bundle, waivers, time),
                    files,
                    new RunExport(files),
                    new WindowsClipboard(),
                    time,
                    user());
            EndingHook interrupted = new EndingHook(() -> farewell(files.place()));
            try {
                return new Guide(world, door.apply(checks)).run(checklist);
            } finally {
                interrupted.close();
            }
        } catch (UnreadableException e) {
            throw new UnusableInputException("The evidence cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw new UnusableInputException(e.getMessage());
        } catch (CompletionException e) {
            throw Checks.cause(e);
        }
    }

    /** Where the console knows nothing of Ctrl-C, and when the process is told to end. */
    private void farewell(String place) {
        terminal.err().println();
        terminal.err()
                .println(
                        place.isEmpty()
                                ? "Interrupted before anything was asked."
                                : "Interrupted. Every answer is kept in " + place
                                        + ". Start the same command again to go on here.");
        terminal.err().flush();
    }

    /** Who sits there, as Windows or another system names it. */
    private static String user() {
        String domain = System.getenv("USERDOMAIN");
        String name = System.getProperty("user.name", "unknown");
        return domain == null ? name : domain + "\\" + name;
    }
}
