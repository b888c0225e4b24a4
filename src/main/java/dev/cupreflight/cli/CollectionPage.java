package dev.cupreflight.cli;

import dev.cupreflight.collect.CollectionPlan;
import java.io.PrintWriter;

/** The plan as a table in Markdown. */
final class CollectionPage {
    private CollectionPage() {}

    static void print(CollectionPlan plan, PrintWriter out) {
        out.println("| artefact | command | facts |");
        out.println("|---|---|---|");
        for (CollectionPlan.Line line : plan.lines()) {
            out.println("| " + line.artefact() + (line.optional() ? " (optional)" : "") + " | `"
                    + line.command().replace("|", "\\|") + "` | " + String.join(", ", line.facts()) + " |");
        }
    }
}
