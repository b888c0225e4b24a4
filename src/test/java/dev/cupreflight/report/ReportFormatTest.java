package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.console.Styles;
import dev.cupreflight.report.ReportFormat.Destination;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatTest {
    private static final Map<ReportFormat, String> ENDINGS = Map.of(
            ReportFormat.HTML, "html",
            ReportFormat.MARKDOWN, "md",
            ReportFormat.JSON, "json",
            ReportFormat.JUNIT, "xml",
            ReportFormat.CSV, "csv");

    @ParameterizedTest
    @EnumSource
    void looksAsStored(ReportFormat format) {
        String ending = "." + ENDINGS.get(format);
        Golden.matches("blocked" + ending, Golden.written(format.writer(), SampleReports.blocked()));
        Golden.matches("cleared" + ending, Golden.written(format.writer(), SampleReports.cleared()));
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheSameInEveryFormat(ReportFormat format) {
        for (Report report : List.of(SampleReports.blocked(), SampleReports.undetermined(), SampleReports.cleared())) {
            tellsAll(Golden.written(format.writer(), report), report);
            if (format != ReportFormat.JSON) {
                assertThat(plain(Golden.written(format.writer(), report)))
                        .contains(new Summary(report.result()).counts());
            }
        }
    }

    @Test
    void tellsTheSameAsTextToo() {
        for (Report report : List.of(SampleReports.blocked(), SampleReports.undetermined(), SampleReports.cleared())) {
            String text = Golden.written(new TextReport(Styles.NONE, 160), report);
            tellsAll(text, report);
            assertThat(text)
                    .contains(new Summary(report.result()).counts())
                    .contains(new Summary(report.result()).rest());
        }
    }

    private static void tellsAll(String written, Report report) {
        CheckResult result = report.result();
        String plain = plain(written);
        assertThat(plain).containsIgnoringCase(result.verdict().word());
        for (Finding finding : result.findings()) {
            if (finding.open() || finding.status() == Status.WAIVED) {
                assertThat(plain).contains(finding.rule().id()).contains(finding.message());
            }
            finding.missing().forEach(missing -> assertThat(plain).contains(missing.toString()));
        }
        report.tool().changes().forEach(change -> {
            assertThat(plain).contains(change.name()).contains(change.at()).contains(change.because());
            change.values()
                    .ifPresent(
                            values -> assertThat(plain).contains(values.from()).contains(values.to()));
            change.rules().forEach(rule -> assertThat(plain).contains(rule));
        });
        result.items().forEach(item -> {
            if (!written.startsWith("<?xml")) {
                assertThat(plain).contains(item.title());
            }
        });
    }

    /** The text without the escapes of the formats and the layout of the console, enough for the sample's own texts. */
    private static String plain(String written) {
        return written.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replaceAll("\\\\(?=[^\\\\u])", "")
                .replace("\"\"", "\"")
                .replaceAll("\\s+", " ");
    }

    @Test
    void readsFormatAndFile() {
        assertThat(ReportFormat.parse("html=EX01.html")).contains(new Destination(ReportFormat.HTML, "EX01.html"));
        assertThat(ReportFormat.parse("JUnit=C:\\out\\a=b.xml"))
                .contains(new Destination(ReportFormat.JUNIT, "C:\\out\\a=b.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "html", "html=", "html= ", "=x", "pdf=x.pdf", "text=x.txt"})
    void refusesWhatIsNotAFormatAndAFile(String text) {
        assertThat(ReportFormat.parse(text)).isEmpty();
    }

    @Test
    void namesAllFormatsInItsUsage() {
        assertThat(ReportFormat.usage()).endsWith("html, markdown, json, junit, csv");
    }
}
