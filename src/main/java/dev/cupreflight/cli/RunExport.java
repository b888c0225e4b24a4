package dev.cupreflight.cli;

import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.report.HtmlReport;
import dev.cupreflight.report.JsonReport;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.ReportWriter;
import dev.cupreflight.wizard.Check;
import dev.cupreflight.wizard.Documents;
import dev.cupreflight.wizard.Run;
import dev.cupreflight.wizard.World;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what a guided run leaves behind, beside its run file.
 *
 * @param files the run file
 */
record RunExport(RunFiles files) implements World.Exporter {

    @Override
    public List<String> export(Run run, Check check) throws IOException {
        List<String> written = new ArrayList<>();
        try {
            Report report = Documents.report(run, check);
            report(written, "-checklist.html", new HtmlReport(), report);
            report(written, "-report.json", new JsonReport(), report);
            text(written, "-transcript.txt", Documents.transcript(run, check));
            text(written, "-fixes.txt", Documents.fixes(check));
            String waivers = Documents.waivers(run);
            if (!waivers.isEmpty()) {
                text(written, "-waivers.yaml", waivers);
            }
        } catch (IOException e) {
            throw new IOException(FileTrouble.of(e), e);
        }
        return written;
    }

    private void report(List<String> written, String ending, ReportWriter writer, Report report) throws IOException {
        StringWriter text = new StringWriter();
        writer.write(report, text);
        text(written, ending, text.toString());
    }

    private void text(List<String> written, String ending, String text) throws IOException {
        Path file = files.beside(ending);
        RunFiles.write(file, text, false);
        written.add(file.toString());
    }
}
