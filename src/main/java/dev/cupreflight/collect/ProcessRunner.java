package dev.cupreflight.collect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the system's tools. */
public interface ProcessRunner {

    /**
     * Runs a program to its end, or stops it and everything that it has started.
     *
     * @throws InterruptedException if this thread is interrupted; the program has been stopped then
     */
    Ended run(Launch launch) throws InterruptedException;

    /**
     * A program to run.
     *
     * @param command the program and its arguments
     * @param environment variables besides those of this process
     * @param folder where it runs; nothing but what it writes lies there
     * @param output the file or folder that it fills
     * @param prints true when that is what it prints
     * @param limits when it is stopped
     */
    record Launch(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path output,
            boolean prints,
            Step.Limits limits) {}

    /**
     * How it ended.
     *
     * @param exitCode its exit code; empty when it was not started or was stopped
     * @param problem why it was not started or was stopped
     * @param complaint the first line that it wrote to standard error
     */
    record Ended(Optional<Long> exitCode, Optional<String> problem, String complaint) {

        boolean succeeded() {
            return exitCode.filter(code -> code == 0).isPresent();
        }

        /** Why it did not succeed, in words. */
        String failure() {
            String said = complaint.isEmpty() ? "" : ": " + complaint;
            return problem.orElse("exit code " + exitCode.orElse(-1L) + said);
        }
    }
}
