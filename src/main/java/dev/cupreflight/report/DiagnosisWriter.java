package dev.cupreflight.report;

import dev.cupreflight.diagnose.Diagnosis;
import java.io.IOException;
import java.io.Writer;

/** Writes a diagnosis in one format. */
public interface DiagnosisWriter {
    /**
     * Writes the whole diagnosis; the writer stays open.
     *
     * @throws IOException if {@code out} does
     */
    void write(Diagnosis diagnosis, Writer out) throws IOException;
}
