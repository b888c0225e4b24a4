package dev.cupreflight.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read from a server, in which order and with which commands. It is data, {@code rules/collect/plan.yaml}, and only
 * ever the one inside the program: a plan from elsewhere could run anything.
 */
public final class CollectionPlan {
    /** What the plan calls the folder of the installation media, which only an administrator can name. */
    static final String MEDIA = "media";

    private static final String FILE = "/rules/collect/plan.yaml";

    private final List<PlanEntry> entries;

    CollectionPlan(List<PlanEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The plan inside the program. A missing or invalid one is a broken build. */
    public static CollectionPlan builtIn() {
        try (InputStream in = CollectionPlan.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing in the program");
            }
            return PlanReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PlanEntry> entries() {
        return entries;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (PlanEntry entry : entries) {
            if (entry instanceof Step step) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** The steps that this program takes itself. */
    List<Step> ownSteps() {
        return steps().stream().filter(step -> !step.batchOnly()).toList();
    }

    /** One line of the list that is printed for a reader. */
    public record Line(String artefact, String command, List<String> facts, boolean optional, boolean batchOnly) {}

    /** Every artefact with the command that makes it and the facts that come from it. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Step step : steps()) {
            String command = CommandText.of(step);
            step.artefacts()
                    .forEach(artefact -> lines.add(new Line(
                            artefact.path().text(), command, artefact.facts(), artefact.optional(), step.batchOnly())));
        }
        return lines;
    }
}
