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
                "TLS handshakes need the Java program. The batch file of --script leaves them out, and asks the health pages"
                        + " only where Windows has curl.exe (2019 and newer).");
    }

    private static void print(CollectionPlan.Line line, PrintWriter out) {
        out.println("| " + line.artefact() + (line.optional() ? " (optional)" : "") + " | `"
                + line.command().replace("|", "\\|") + "` | " + String.join(", ", line.facts()) + " |");
    }
}
