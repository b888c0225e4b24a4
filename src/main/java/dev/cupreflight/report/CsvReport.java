package dev.cupreflight.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.PackChange;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

/**
 * CSV for Excel, with a byte order mark: one row with the verdict, one for each change to the rules, one for each
 * finding, and one for each item that only a person can confirm.
 */
public final class CsvReport implements ReportWriter {
    static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Where Excel sees a formula. The wide forms count in its East Asian versions. */
    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        // Not closed: that would close the caller's writer too.
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "section",
                "rule",
                "title",
                "severity",
                "status",
                "subject",
                "message",
                "missing",
                "evidence",
                "first fix",
                "waiver");
        Summary summary = new Summary(report.result());
        row(
                csv,
                "Verdict",
                "",
                report.server().name() + ", " + report.target()
                        + (report.result().after() ? ", as of " : ", planned ") + report.plannedAt(),
                "",
                report.result().verdict().word(),
                "",
                summary.counts() + ". " + summary.next(),
                "",
                report.evidence().source() + " sha256:" + report.evidence().sha256(),
                "",
                String.join(" ", report.result().waiverRemarks()));
        report.tool().changes().forEach(change -> change(csv, change));
        for (CheckResult.Section section : report.result().sections()) {
            section.findings().forEach(finding -> finding(csv, section.title(), finding));
            section.items().forEach(item -> item(csv, section.title(), item));
        }
        csv.flush();
    }

    private static void change(CsvWriter csv, PackChange change) {
        row(
                csv,
                "Rules changed",
                String.join("; ", change.rules()),
                change.name(),
                "",
                change.kind().word(),
                "",
                change.sentence(),
                "",
                change.at(),
                "",
                "");
    }

    private static void finding(CsvWriter csv, String section, Finding finding) {
        row(
                csv,
                section,
                finding.rule().id(),
                finding.rule().title(),
                finding.severity().word(),
                finding.status().word(),
                finding.subject(),
                finding.message(),
                joined(finding.missing().stream().map(Missing::toString).toList()),
                joined(finding.evidence()),
                Advice.best(finding.fixes()).map(CsvReport::fix).orElse(""),
                finding.waiver().map(waiver -> Phrases.waived(finding, waiver)).orElse(""));
    }

    private static void item(CsvWriter csv, String section, Item item) {
        row(
                csv,
                section,
                item.id(),
                item.title(),
                item.severity().word(),
                item.answer().map(answer -> answer.status().word()).orElse("to confirm"),
                "",
                item.why(),
                "",
                item.answer()
                        .map(answer -> (Phrases.answered(answer) + " " + answer.note()).strip())
                        .orElse("write down: " + item.record()),
                "",
                "");
    }

    static String fix(FixPlan plan) {
        if (!plan.usable()) {
            return plan.title() + ". Before that: " + plan.blockedBy();
        }
        StringBuilder text = new StringBuilder(plan.title()).append('.');
        int number = 1;
        for (FixPlan.PlannedStep step : plan.steps()) {
            text.append(" (" + number + ") ").append(Instruction.of(step).sentence());
            number++;
        }
        return text.toString();
    }

    private static String joined(List<String> texts) {
        return String.join("; ", texts);
    }

    static void row(CsvWriter csv, String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvReport::cell).toList());
    }

    /** The text, so that a spreadsheet shows it and does not run it. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return (formula ? "'" : "") + Sanitizer.clean(text);
    }
}
