package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.console.Styles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
    @Test
    void looksAsStored() {
        Golden.matches("blocked-100.txt", text(SampleReports.blocked(), Styles.NONE, 100));
        Golden.matches("blocked-60.txt", text(SampleReports.blocked(), Styles.NONE, 60));
        Golden.matches("undetermined-100.txt", text(SampleReports.undetermined(), Styles.NONE, 100));
        Golden.matches("cleared-100.txt", text(SampleReports.cleared(), Styles.NONE, 100));
    }

    @Test
    void saysTheSameInColour() {
        String colours = text(SampleReports.blocked(), Styles.ANSI, 100);
        assertThat(colours.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(text(SampleReports.blocked(), Styles.NONE, 100));
        assertThat(colours).contains("\u001B[1;31mBLOCKED\u001B[0m");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 160})
    void fitsTheWidthButNeverCutsACommand(int width) {
        String text = text(SampleReports.blocked(), Styles.NONE, width);
        String command = "netsh http update sslcert ipport=127.0.0.1:443"
                + " certhash=91FA3C4D5E6F708192A3B4C5D6E7F8091A2B02CC"
                + " appid={4dc3e181-e14b-4a21-b022-59fc669b0914} certstorename=MY";
        assertThat(text.lines()).contains(command);
        assertThat(text.lines().filter(line -> line.length() > width)).allMatch(line -> line.startsWith("netsh "));
    }

    @Test
    void takesAnAbsurdWidthAsTheNearestSensibleOne() {
        Report report = SampleReports.blocked();
        assertThat(text(report, Styles.NONE, 0)).isEqualTo(text(report, Styles.NONE, 60));
        assertThat(text(report, Styles.NONE, 5000)).isEqualTo(text(report, Styles.NONE, 160));
    }

    @Test
    void isAscii() {
        assertThat(text(SampleReports.blocked(), Styles.NONE, 80)).matches("[\\x20-\\x7E\\n]*");
    }

    private static String text(Report report, Styles styles, int width) {
        return Golden.written(new TextReport(styles, width), report);
    }
}
