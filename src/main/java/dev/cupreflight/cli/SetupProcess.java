package dev.cupreflight.cli;

import dev.cupreflight.install.Permit;
import dev.cupreflight.install.SetupStarter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.Signals;

/**
 * Setup as a process in the console of this program, with the same input and output. Ctrl-C goes to Setup alone: this
 * program waits for its end in any case.
 */
final class SetupProcess implements SetupStarter {
    private static final String CTRL_C = "INT";

    @Override
    public int run(Permit permit, List<String> arguments) throws IOException, InterruptedException {
        Path program = permit.program().file().toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder setup = new ProcessBuilder(command).inheritIO();
        File folder = program.getParent().toFile();
        setup.directory(folder);
        Object before = Signals.register(CTRL_C, () -> {});
        try {
            return setup.start().waitFor();
        } finally {
            Signals.unregister(CTRL_C, before);
        }
    }
}
