package dev.cupreflight.report;

import dev.cupreflight.compare.Comparison;
import java.io.IOException;
import java.io.Writer;

/** Writes a comparison in one format. */
public interface ComparisonWriter {
    /**
     * Writes the whole comparison; the writer stays open.
     *
     * @throws IOException if {@code out} does
     */
    void write(Comparison comparison, Writer out) throws IOException;
}
