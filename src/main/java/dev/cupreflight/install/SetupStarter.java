package dev.cupreflight.install;

import java.io.IOException;
import java.util.List;

/** Starts Setup and waits for its end. */
@FunctionalInterface
public interface SetupStarter {

    /**
     * Starts the program of a permit in the console of this program, and gives its exit code.
     *
     * @param arguments what the admin typed behind the program, as it was typed
     * @throws IOException if it could not be started at all
     * @throws InterruptedException if waiting was interrupted; Setup goes on
     */
    int run(Permit permit, List<String> arguments) throws IOException, InterruptedException;
}
