package dev.cupreflight.cli;

import dev.cupreflight.facts.Build;
import dev.cupreflight.install.RefusedException;
import dev.cupreflight.install.SetupProgram;
import dev.cupreflight.report.Report;
import dev.cupreflight.wizard.Check;
import dev.cupreflight.wizard.SetupDoor;
import java.util.Optional;

/**
 * Looks at a Setup program for the wizard, with the eyes of the command install.
 *
 * @param media where programs are found
 * @param checks what is checked, which is aimed at what a program installs
 */
record MediaExaminer(SetupSource media, Checks checks) implements SetupDoor.Examiner {

    @Override
    public Optional<String> refusal(String path, Check check) {
        try {
            SetupProgram program = media.find(path);
            Report.ServerLine server = check.report().server();
            Optional<String> older =
                    Build.parse(server.build()).flatMap(installed -> program.notFor(server.exchange(), installed));
            if (older.isEmpty()) {
                checks.aim(media.target(program, check.pack().releases()));
            }
            return older;
        } catch (RefusedException | UsageException | UnusableInputException e) {
            return Optional.of(e.getMessage());
        }
    }
}
