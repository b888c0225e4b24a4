package dev.cupreflight.cli;

import dev.cupreflight.check.Verdict;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.history.History;
import dev.cupreflight.history.KeptFile;
import dev.cupreflight.history.NewRun;
import dev.cupreflight.report.HtmlReport;
import dev.cupreflight.report.JsonReport;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.ReportWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps what a check leaves behind. */
final class KeepRun {
    private KeepRun() {}

    /**
     * Keeps the report of a check and its evidence, and throws old runs away.
     *
     * @param kind the command
     * @param evidence the bundle, a folder or a zip
     * @return the id of the kept run
     * @throws IOException if it cannot be kept
     */
    static String of(History history, int newest, String kind, Report report, Path evidence) throws IOException {
        String id = history.keep(new NewRun(
                kind,
                report.evaluatedAt(),
                report.server().name(),
                report.server().exchange() + " (" + report.server().build() + ")",
                report.result().checklist() + ": " + report.result().verdict().word(),
                report.result().verdict() == Verdict.CLEARED,
                List.of(
                        KeptFile.copy(Files.isDirectory(evidence) ? "evidence" : "evidence.zip", evidence),
                        KeptFile.text("report.json", text(new JsonReport(), report)),
                        KeptFile.text("report.html", text(new HtmlReport(), report)))));
        history.prune(newest);
        return id;
    }

    /** A run that cannot be kept changes no verdict: it is told, and the check ends as it would have. */
    static void quietly(History history, int newest, Report report, Path evidence, Terminal terminal) {
        try {
            String id = of(history, newest, "check", report, evidence);
            terminal.err().println("Kept as " + id + " in " + history.folder());
        } catch (IOException e) {
            terminal.err().println("The run could not be kept in " + history.folder() + ": " + FileTrouble.of(e));
        }
    }

    private static String text(ReportWriter writer, Report report) throws IOException {
        StringWriter text = new StringWriter();
        writer.write(report, text);
        return text.toString();
    }
}
