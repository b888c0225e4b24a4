package dev.cupreflight.report;

import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.rules.Shell;
import java.util.Optional;

/**
 * A step of a fix as a report shows it. A command is there to be copied, so one with a character that cannot be shown as
 * it is, is not shown at all.
 *
 * @param text what to do
 * @param command the command, ready to copy
 * @param undo the command that takes it back
 * @param shell where both are typed
 * @param changes what it changes; empty when it only looks
 * @param withheld why the command is not shown; empty when it is, or when there is none
 */
public record Instruction(
        String text, Optional<String> command, Optional<String> undo, Shell shell, String changes, String withheld) {
    private static final String HIDDEN =
            "the command is not shown: it contains a character that cannot be seen or typed";

    /** The step as it is shown. */
    public static Instruction of(PlannedStep step) {
        Optional<String> command = step.command().filter(Instruction::showable);
        boolean hidden = step.command().isPresent() && command.isEmpty();
        return new Instruction(
                step.text(),
                command,
                step.undo().filter(undo -> command.isPresent() && showable(undo)),
                step.shell(),
                step.changes(),
                hidden ? HIDDEN : step.withheld());
    }

    private static boolean showable(String command) {
        return Sanitizer.lines(command).equals(command);
    }

    /** Where the command is typed, and what it changes. */
    public String lead() {
        String place = switch (shell) {
            case CMD -> "In an elevated Command Prompt";
            case POWERSHELL -> "In an elevated PowerShell window";
            case EXCHANGE -> "In the Exchange Management Shell";
        };
        return place + (changes.isEmpty() ? "" : " (changes " + changes + ")");
    }

    /** The step in one line, with its command or why there is none. */
    String sentence() {
        String start = text.replaceFirst("[.:\\s]+$", "");
        return command.map(run -> start + ": " + run).orElse(withheld.isEmpty() ? text : start + " (" + withheld + ")");
    }
}
