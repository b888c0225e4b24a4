package dev.cupreflight.cli;

import dev.cupreflight.collect.CommandRunner;
import dev.cupreflight.collect.SystemProcesses;
import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.rules.Shell;
import dev.cupreflight.wizard.StepRunner;

/**
 * Runs steps on this server. The Exchange Management Shell is a session of its own that cannot be started from here, so
 * its commands are typed by the administrator.
 */
record LiveSteps(CommandRunner commands) implements StepRunner {
    private static final int NOT_RUN = 1;

    /** Runs steps on the computer that the program runs on. */
    static LiveSteps here() {
        return new LiveSteps(new CommandRunner(new WindowsHost(), new SystemProcesses()));
    }

    @Override
    public String unavailable() {
        return "";
    }

    @Override
    public Output run(PlannedStep step) {
        String command = step.command().orElseThrow();
        if (step.shell() == Shell.EXCHANGE) {
            return new Output(NOT_RUN, "Not run: type this command into the Exchange Management Shell.\n");
        }
        try {
            CommandRunner.Result result =
                    step.shell() == Shell.CMD ? commands.prompt(command) : commands.powerShell(command);
            return new Output(result.exitCode(), result.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output(NOT_RUN, "Interrupted: the command was stopped, and may have done a part of its work.\n");
        }
    }

    @Override
    public void done(FixPlan plan, PlannedStep step, boolean last) {}
}
