package dev.cupreflight.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that a report file can have. */
public enum ReportFormat {
    /** A page to read, print and sign. */
    HTML(new HtmlReport(), new DiagnosisHtml(), new ComparisonHtml()),
    /** GitHub flavoured Markdown, for tickets and wikis. */
    MARKDOWN(new MarkdownReport(), new DiagnosisMarkdown(), new ComparisonMarkdown()),
    /** JSON for machines. */
    JSON(new JsonReport(), new DiagnosisJson(), new ComparisonJson()),
    /** JUnit XML for build servers. */
    JUNIT(new JUnitReport(), new DiagnosisJUnit(), new ComparisonJUnit()),
    /** CSV for Excel. */
    CSV(new CsvReport(), new DiagnosisCsv(), new ComparisonCsv());

    private final ReportWriter writer;
    private final DiagnosisWriter diagnosis;
    private final ComparisonWriter comparison;

    ReportFormat(ReportWriter writer, DiagnosisWriter diagnosis, ComparisonWriter comparison) {
        this.writer = writer;
        this.diagnosis = diagnosis;
        this.comparison = comparison;
    }

    /**
     * A format and the file that it goes to.
     *
     * @param format the format
     * @param file the file's name, as it was typed
     */
    public record Destination(ReportFormat format, String file) {}

    /** The word on the command line, for example {@code html}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes this format. Files are to be written in UTF-8. */
    public ReportWriter writer() {
        return writer;
    }

    /** Writes a diagnosis in this format. */
    public DiagnosisWriter diagnosis() {
        return diagnosis;
    }

    /** Writes a comparison in this format. */
    public ComparisonWriter comparison() {
        return comparison;
    }

    /** The format with this word, in any case; empty when there is none. */
    public static Optional<ReportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** Reads {@code FORMAT=FILE}; empty when the format is unknown or the file is missing. */
    public static Optional<Destination> parse(String text) {
        int equals = text.indexOf('=');
        String file = text.substring(equals + 1).strip();
        return equals < 0 || file.isEmpty()
                ? Optional.empty()
                : of(text.substring(0, equals)).map(format -> new Destination(format, file));
    }

    /** How to write {@code FORMAT=FILE}, for an error message. */
    public static String usage() {
        String words = Arrays.stream(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
        return "write it as FORMAT=FILE, for example html=report.html; the formats are " + words;
    }
}
