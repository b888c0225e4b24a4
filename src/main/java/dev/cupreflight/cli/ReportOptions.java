package dev.cupreflight.cli;

import dev.cupreflight.compare.Comparison;
import dev.cupreflight.console.Styles;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.report.ComparisonJson;
import dev.cupreflight.report.ComparisonText;
import dev.cupreflight.report.ComparisonWriter;
import dev.cupreflight.report.DiagnosisJson;
import dev.cupreflight.report.DiagnosisText;
import dev.cupreflight.report.DiagnosisWriter;
import dev.cupreflight.report.JsonReport;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.ReportFormat;
import dev.cupreflight.report.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that makes a report: where it goes, and in which form. */
final class ReportOptions {
    /** The columns of console text. */
    static final int WIDTH = 100;

    /** The words of {@code --color}. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "Also write the checklist to a file: html, markdown, json, junit or csv. Can be repeated.")
    private List<String> reports = new ArrayList<>();

    @Mixin
    private FormatOption format;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            description = "Colours (default: ${DEFAULT-VALUE}: in a terminal, unless NO_COLOR is set).")
    private Color color;

    @Option(names = "--plain", description = "No colours and nothing that moves: for logs and screen readers.")
    private boolean plain;

    /** True when a person reads the result and asks for no file: then there can be a conversation. */
    boolean conversational() {
        return !format.isJson() && reports.isEmpty() && color != Color.ALWAYS;
    }

    /** True when plain lines are wanted. */
    boolean plain() {
        return plain;
    }

    /** True when text goes to standard output. */
    boolean isText() {
        return !format.isJson();
    }

    /** True when files are written. */
    boolean hasFiles() {
        return !reports.isEmpty();
    }

    /** The files that are written. */
    List<Path> files(Terminal terminal) throws UsageException {
        List<Path> files = new ArrayList<>();
        for (String report : reports) {
            files.add(terminal.folder().resolve(destination(report).file()));
        }
        return files;
    }

    /** Finds mistakes before anything is read. */
    void check() throws UsageException {
        for (String report : reports) {
            destination(report);
        }
    }

    /** Writes the report to standard output and to the files that were named. */
    void write(Report report, Terminal terminal) throws IOException, UsageException, UnusableInputException {
        if (format.isJson()) {
            new JsonReport().write(report, terminal.out());
        } else {
            new TextReport(styles(terminal), width(terminal)).write(report, terminal.out());
        }
        save(terminal, "Checklist", (format, writer) -> format.writer().write(report, writer));
    }

    /** Writes the report to the files that were named, and nothing to standard output. */
    void save(Report report, Terminal terminal) throws UsageException, UnusableInputException {
        save(terminal, "Checklist", (format, writer) -> format.writer().write(report, writer));
    }

    /** Writes a diagnosis to standard output and to the files that were named. */
    void write(Diagnosis diagnosis, Terminal terminal) throws IOException, UsageException, UnusableInputException {
        DiagnosisWriter writer =
                format.isJson() ? new DiagnosisJson() : new DiagnosisText(styles(terminal), width(terminal));
        writer.write(diagnosis, terminal.out());
        save(terminal, "Diagnosis", (format, file) -> format.diagnosis().write(diagnosis, file));
    }

    /** Writes a comparison to standard output and to the files that were named. */
    void write(Comparison comparison, Terminal terminal) throws IOException, UsageException, UnusableInputException {
        ComparisonWriter writer = format.isJson() ? new ComparisonJson() : new ComparisonText(styles(terminal), WIDTH);
        writer.write(comparison, terminal.out());
        save(terminal, "Comparison", (format, file) -> format.comparison().write(comparison, file));
    }

    /** Writes a report in one format. */
    private interface Save {
        void to(ReportFormat format, Writer file) throws IOException;
    }

    private void save(Terminal terminal, String what, Save save) throws UsageException, UnusableInputException {
        terminal.out().flush();
        for (String each : reports) {
            ReportFormat.Destination destination = destination(each);
            save(save, what, destination, terminal.folder().resolve(destination.file()));
            terminal.err().println(what + " written to " + destination.file());
        }
    }

    private static void save(Save save, String what, ReportFormat.Destination destination, Path file)
            throws UnusableInputException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            save.to(destination.format(), writer);
        } catch (IOException e) {
            throw new UnusableInputException("The " + what.toLowerCase(Locale.ROOT) + " could not be written to "
                    + destination.file() + ": " + FileTrouble.of(e) + ". What stands above holds; name another file.");
        }
    }

    private static ReportFormat.Destination destination(String report) throws UsageException {
        return ReportFormat.parse(report)
                .orElseThrow(() -> new UsageException("--report " + report + ": " + ReportFormat.usage() + "."));
    }

    /** The terminal's own width where it is narrower; longer lines than {@link #WIDTH} are hard to read. */
    static int width(Terminal terminal) {
        int columns = terminal.interactive() ? Ansi.columns() : 0;
        return columns <= 0 ? WIDTH : Math.min(WIDTH, columns);
    }

    /** The colours that are wanted. */
    Styles styles(Terminal terminal) {
        boolean wanted = switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal.interactive() && System.getenv("NO_COLOR") == null && Ansi.available();
        };
        return wanted && !plain ? Styles.ANSI : Styles.NONE;
    }
}
