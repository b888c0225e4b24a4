package dev.cupreflight.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the guided run. */
final class WizardOptions {
    @Option(
            names = "--checklist",
            paramLabel = "ID",
            defaultValue = "before-cu",
            description =
                    "The checklist to go through: its id, or the path of a YAML file (default:" + " ${DEFAULT-VALUE}).")
    private String checklist;

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers: decisions to go on in spite of a rule.")
    private Optional<Path> waivers = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "FILE",
            description = "Where the guided run is kept (default: a file named after the server, in this folder).")
    private Optional<Path> runFile = Optional.empty();

    @Option(
            names = "--plain",
            description = "Numbered choices, no colours and nothing that moves: for logs and screen readers.")
    private boolean plain;

    String checklist() {
        return checklist;
    }

    Optional<Path> waivers() {
        return waivers;
    }

    Optional<Path> runFile() {
        return runFile;
    }

    boolean plain() {
        return plain;
    }
}
