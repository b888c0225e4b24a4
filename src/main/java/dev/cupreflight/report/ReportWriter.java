package dev.cupreflight.report;

import java.io.IOException;
import java.io.Writer;

/** Writes a report in one format. It decides nothing: what it says is in the report. */
public interface ReportWriter {
    /**
     * Writes the whole report; the writer stays open.
     *
     * @throws IOException if {@code out} does
     */
    void write(Report report, Writer out) throws IOException;
}
