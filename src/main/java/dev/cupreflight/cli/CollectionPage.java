package dev.cupreflight.cli;

import dev.cupreflight.collect.CollectionPlan;
import dev.cupreflight.collect.Endpoints;
import java.io.PrintWriter;

/** The plan as a table in Markdown. */
final class CollectionPage {
    private CollectionPage() {}

    static void print(CollectionPlan plan, PrintWriter out) {
        out.println("| artefact | command | facts |");
        out.println("|---|---|---|");
        plan.lines().forEach(line -> print(line, out));
        Endpoints.LINES.forEach(line -> print(line, out));
        out.println();
        out.println(
                "The batch file of --script tries TLS handshakes with PowerShell, and asks the health pages only where Windows"
                        + " has curl.exe (2019 and newer).");
    }

    private static void print(CollectionPlan.Line line, PrintWriter out) {
        out.println("| " + line.artefact() + (line.optional() ? " (optional)" : "")
                + (line.batchOnly() ? " (batch file only)" : "") + " | `"
                + line.command().replace("|", "\\|") + "` | " + String.join(", ", line.facts()) + " |");
    }
}
