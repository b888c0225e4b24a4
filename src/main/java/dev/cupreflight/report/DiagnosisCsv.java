package dev.cupreflight.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cupreflight.diagnose.Cause;
import dev.cupreflight.diagnose.Diagnosis;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A diagnosis as CSV for Excel: one row with the answer, one for each cause and each consequence. */
public final class DiagnosisCsv implements DiagnosisWriter {

    @Override
    public void write(Diagnosis diagnosis, Writer out) throws IOException {
        out.write(CsvReport.BYTE_ORDER_MARK);
        // Not closed: that would close the caller's writer too.
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("kind", "signature", "title", "certain", "proof", "first fix");
        CsvReport.row(
                csv,
                "answer",
                "",
                DiagnosisPhrases.server(diagnosis) + ": " + DiagnosisPhrases.meaning(diagnosis),
                diagnosis.answer().word(),
                Stream.concat(
                                Stream.of(diagnosis.source() + ", " + DiagnosisPhrases.run(diagnosis)),
                                DiagnosisPhrases.allUnknown(diagnosis).stream())
                        .collect(Collectors.joining("; ")),
                "");
        for (Cause cause : diagnosis.causes()) {
            row(csv, "cause", cause);
            cause.consequences().forEach(each -> row(csv, "consequence", each));
        }
        csv.flush();
    }

    private static void row(CsvWriter csv, String kind, Cause cause) {
        CsvReport.row(
                csv,
                kind,
                cause.id(),
                cause.title(),
                cause.certain() ? "yes" : "no",
                cause.proof().stream().map(DiagnosisPhrases::proof).collect(Collectors.joining("; ")),
                cause.fixes().stream().findFirst().map(CsvReport::fix).orElse(""));
    }
}
