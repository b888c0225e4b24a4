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
import dev.cupreflight.wizard.Documents;
import dev.cupreflight.wizard.Guide;
import dev.cupreflight.wizard.RunJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        String id = history.keep(run(
                kind,
                report,
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

    /**
     * Keeps a guided run: what was answered, what came of it, and the evidence if this program collected it. A run that
     * cannot be kept goes on.
     *
     * @param evidence the folder of the evidence; empty when it is somebody else's bundle
     */
    static void guided(History history, int newest, Guide.End end, Optional<Path> evidence, Terminal terminal) {
        Report report = end.check().report();
        try {
            List<KeptFile> files = new ArrayList<>(answers(end));
            evidence.ifPresent(folder -> files.add(KeptFile.copy("evidence", folder)));
            Report answered = Documents.report(end.run(), end.check());
            files.add(KeptFile.text("report.json", text(new JsonReport(), answered)));
            files.add(KeptFile.text("report.html", text(new HtmlReport(), answered)));
            String id = history.keep(run("wizard", report, files));
            history.prune(newest);
            terminal.err().println("Kept as " + id + " in " + history.folder());
        } catch (IOException e) {
            terminal.err().println("The run could not be kept in " + history.folder() + ": " + FileTrouble.of(e));
        }
        terminal.err().flush();
    }

    /** What a person answered in a guided run, and what was done. */
    static List<KeptFile> answers(Guide.End end) {
        return List.of(
                KeptFile.text("transcript.txt", Documents.transcript(end.run(), end.check())),
                KeptFile.text("wizard.run.json", RunJson.write(end.run())));
    }

    private static NewRun run(String kind, Report report, List<KeptFile> files) {
        return new NewRun(
                kind,
                report.evaluatedAt(),
                report.server().name(),
                report.server().exchange() + " (" + report.server().build() + ")",
                report.result().checklist() + ": " + report.result().verdict().word(),
                report.result().verdict() == Verdict.CLEARED,
                files);
    }

    private static String text(ReportWriter writer, Report report) throws IOException {
        StringWriter text = new StringWriter();
        writer.write(report, text);
        return text.toString();
    }
}
