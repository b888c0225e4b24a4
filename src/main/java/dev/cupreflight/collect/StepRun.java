package dev.cupreflight.collect;

import dev.cupreflight.collect.ProcessRunner.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Carries out one step and judges how it went. */
final class StepRun {
    private final Tools tools;
    private final RegistryProbe registry;
    private final Values values;

    StepRun(Tools tools, RegistryProbe registry, Values values) {
        this.tools = tools;
        this.registry = registry;
        this.values = values;
    }

    /**
     * Carries out a step that makes one artefact.
     *
     * @param own values that hold for this run of the step alone
     * @param output where to put it; a file of this name does not exist yet
     */
    Made one(Step step, Map<String, String> own, Path output) throws IOException, InterruptedException {
        String subject = values.fill(step.subject(), own);
        return switch (step.kind()) {
            case COPY ->
                FileSource.copy(
                        tools.host().file(subject),
                        subject,
                        output,
                        step.limits().bytes());
            case FOLDER ->
                FileSource.list(
                        tools.host().file(subject),
                        subject,
                        output,
                        step.command().arguments().contains(new Template("/ad")));
            case REGISTRY, VALUES -> key(run(step, own, output), subject, output);
            case ACCESS -> access(run(step, own, output), subject, output);
            case FILE, OUTPUT -> plain(run(step, own, output), output);
            case FILES -> throw new IllegalArgumentException("makes several artefacts");
        };
    }

    /** Carries out a step that fills a folder. */
    Ended several(Step step, Path folder) throws InterruptedException {
        return run(step, Map.of(), folder);
    }

    private Ended run(Step step, Map<String, String> own, Path output) throws InterruptedException {
        Map<String, String> all = new java.util.HashMap<>(own);
        all.put("output", output.toString());
        return tools.run(
                step,
                step.command().arguments().stream()
                        .map(argument -> values.fill(argument, all))
                        .toList(),
                output);
    }

    private static Made plain(Ended ended, Path output) {
        if (!ended.succeeded()) {
            return Made.failed(ended.exitCode(), ended.failure());
        }
        return Files.exists(output)
                ? Made.whole(ended.exitCode())
                : Made.failed(ended.exitCode(), "ended with exit code 0, but wrote nothing");
    }

    private Made key(Ended ended, String key, Path output) throws IOException, InterruptedException {
        if (ended.succeeded() || ended.problem().isPresent()) {
            return plain(ended, output);
        }
        Optional<String> why = registry.present(key);
        return why.isEmpty() ? Made.absent(key) : Made.failed(ended.exitCode(), ended.failure() + "; " + why.get());
    }

    /** The tool goes on after an entry that it may not read, and tells so by its exit code alone. */
    private Made access(Ended ended, String subject, Path output) throws IOException {
        boolean some = Files.exists(output) && Files.size(output) > 0;
        if (ended.succeeded() || ended.problem().isPresent()) {
            return plain(ended, output);
        }
        if (some) {
            return Made.partly("some entries could not be read (" + ended.failure() + ")");
        }
        String folder = subject.endsWith("\\*") ? subject.substring(0, subject.length() - 2) : subject;
        return Files.notExists(tools.host().file(folder))
                ? Made.absent(folder)
                : Made.failed(ended.exitCode(), ended.failure());
    }
}
