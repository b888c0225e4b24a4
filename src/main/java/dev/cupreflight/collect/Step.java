package dev.cupreflight.collect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A step of the plan: one command, and what it makes.
 *
 * @param kind how it is done
 * @param subject what it is about, by kind: the key, the file, the folder; for other kinds the first argument
 * @param artefacts what it makes; for a copy the place follows from the file
 * @param command the command that both the program and the batch file run
 * @param limits when it is stopped
 * @param batchOnly true when the batch file alone takes it, because the program has its own way
 */
record Step(Kind kind, Template subject, List<Artefact> artefacts, Command command, Limits limits, boolean batchOnly)
        implements PlanEntry {

    Step {
        artefacts = List.copyOf(artefacts);
    }

    /** How a step is done, and what a failure of it can mean. */
    enum Kind {
        /** A registry key that may not exist; the tool writes the file. */
        REGISTRY,
        /** The values of a registry key that may not exist; the tool prints them. */
        VALUES,
        /** A file that may not exist. */
        COPY,
        /** The names in a folder that may not exist, or be empty. */
        FOLDER,
        /** The tool writes the file, and leaves out what this account may not read. */
        ACCESS,
        /** The tool writes the file. */
        FILE,
        /** The tool prints it. */
        OUTPUT,
        /** The tool writes several files, each of which may fail on its own. */
        FILES;

        /** Whether the output of the command is the artefact. */
        boolean prints() {
            return this == VALUES || this == OUTPUT || this == FOLDER;
        }
    }

    /**
     * What a step makes.
     *
     * @param path its place in the bundle
     * @param facts the facts that are derived from it
     * @param optional true when nothing is missing without it
     */
    record Artefact(Template path, List<String> facts, boolean optional) {}

    /**
     * A command.
     *
     * @param tool the program below the folder of the system's tools; for a copy and a listing, what cmd.exe knows itself
     * @param arguments its arguments
     */
    record Command(String tool, List<Template> arguments) {}

    /**
     * When a step is stopped.
     *
     * @param seconds how long it may take
     * @param bytes how much it may write
     */
    record Limits(int seconds, long bytes) {}

    /** The same step, for the batch file alone. */
    Step forBatchFile() {
        return new Step(kind, subject, artefacts, command, limits, true);
    }

    /** The values that it needs. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(subject.names());
        command.arguments().forEach(argument -> names.addAll(argument.names()));
        artefacts.forEach(artefact -> names.addAll(artefact.path().names()));
        return names;
    }
}
