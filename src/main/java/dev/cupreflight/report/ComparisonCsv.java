package dev.cupreflight.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cupreflight.compare.Change;
import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Incomparable;
import dev.cupreflight.compare.Judgement;
import java.io.IOException;
import java.io.Writer;

/** A comparison as CSV for Excel: one row with the answer, one for each change and each thing that was not compared. */
public final class ComparisonCsv implements ComparisonWriter {

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        out.write(CsvReport.BYTE_ORDER_MARK);
        // Not closed: that would close the caller's writer too.
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("kind", "key", "trait", "form", "before", "after", "status", "rule", "why", "first fix");
        CsvReport.row(
                csv,
                "answer",
                comparison.server(),
                "",
                "",
                ComparisonPhrases.side(comparison.before()),
                ComparisonPhrases.side(comparison.after()),
                comparison.answer().word(),
                "",
                ComparisonPhrases.counts(comparison) + ". " + ComparisonPhrases.next(comparison),
                String.join(" ", comparison.notes()));
        comparison.changes().forEach(each -> row(csv, each));
        comparison.incomparable().forEach(each -> row(csv, each));
        csv.flush();
    }

    private static void row(CsvWriter csv, Judgement judgement) {
        Change change = judgement.change();
        CsvReport.row(
                csv,
                change.kind(),
                change.key(),
                change.trait(),
                change.form(),
                change.before(),
                change.after(),
                ComparisonPhrases.status(judgement),
                judgement.rule(),
                judgement.why(),
                judgement.fixes().stream().findFirst().map(CsvReport::fix).orElse(""));
    }

    private static void row(CsvWriter csv, Incomparable each) {
        CsvReport.row(
                csv,
                each.kind(),
                each.label(),
                "",
                "",
                "",
                "",
                "not compared",
                "",
                ComparisonPhrases.headline(each),
                "");
    }
}
