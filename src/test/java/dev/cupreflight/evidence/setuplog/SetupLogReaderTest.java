package dev.cupreflight.evidence.setuplog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupLogReaderTest {
    private static final String AT = "[03/08/2021 04:33:41.0542] [1] ";
    private static final String LOG = AT + "Starting Microsoft Exchange Server 2019 Setup\r\n" + AT
            + "Setup version: 15.2.1544.4.\r\n" + AT + "Logged on user: CONTOSO\\Jörg.\r\n" + AT
            + "[ERROR] Der Pfad fehlt: C:\\Übung\r\n   at Somewhere()\r\n" + AT
            + "Setup is stopping now because of one or more critical errors.\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void theEncodingsOfWindowsGiveTheSame(String charset) throws IOException {
        SetupRun run = read(LOG.getBytes(Charset.forName(charset))).chosen().orElseThrow();
        assertThat(run.header().user()).isEqualTo("CONTOSO\\Jörg");
        assertThat(run.errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(4);
            assertThat(error.text()).isEqualTo("Der Pfad fehlt: C:\\Übung\n   at Somewhere()");
            assertThat(error.fatal()).isTrue();
        });
    }

    @Test
    void aByteOrderMarkAndBareLineFeedsChangeNothing() throws IOException {
        assertThat(read(("\uFEFF" + LOG.replace("\r", "")).getBytes(StandardCharsets.UTF_8))
                        .chosen())
                .isEqualTo(read(LOG.getBytes(StandardCharsets.UTF_8)).chosen());
    }

    @Test
    void linesOfMegabytesAreReadOverAndLineNumbersStayRight() throws IOException {
        String huge = AT + "Evaluated [Setting:X] " + "x".repeat(3_000_000) + "\n";
        String text = LOG.lines().limit(3).reduce("", (all, line) -> all + line + "\n") + huge + huge + AT + "[ERROR] "
                + "y".repeat(2_000_000) + "\n" + AT + "[ERROR] Last.\n";
        SetupRun run = read(text.getBytes(StandardCharsets.UTF_8)).chosen().orElseThrow();
        assertThat(run.errors()).extracting(SetupError::line).containsExactly(6L, 7L);
        assertThat(run.errors().get(0).text()).hasSizeLessThan(SetupLogReader.MAX_TEXT + 1);
        assertThat(run.lastError()).isEqualTo("Last.");
    }

    @Test
    void aStreamThatComesInDropsIsReadTheSame() throws IOException {
        byte[] bytes = LOG.getBytes(StandardCharsets.UTF_8);
        InputStream drops = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return super.read(target, from, Math.min(length, 7));
            }
        };
        assertThat(SetupLogReader.read(drops, List.of(), 0).chosen())
                .isEqualTo(read(bytes).chosen());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3/1/2019 1:00:00 AM; 3/20/2020 12:59:59 PM; 2020-03-20T12:59:59Z",
                "01.03.2019 01:00:00; 02.03.2020 12:59:59; 2020-03-02T12:59:59Z",
                "01/03/2019 01:00:00; 20/03/2020 12:59:59; 2020-03-20T12:59:59Z",
                "01-03-2019 01:00:00; 02-03-2020 12:59:59; 2020-03-02T12:59:59Z",
                "2019/03/01 1:00:00; 2020/03/02 12:59:59; 2020-03-02T12:59:59Z",
                "2019-03-01 上午 1:00:00; 2020-03-02 下午 1:59:59; 2020-03-02T13:59:59Z",
                "2019. 03. 01. 1:00:00; 2020. 03. 02. 12:59:59; 2020-03-02T12:59:59Z",
                "1.3.2019 1.00.00; 2.3.2020 12.59.59; 2020-03-02T12:59:59Z",
                "1/3/2562 1:00:00; 20/3/2563 12:59:59; 2020-03-20T12:59:59Z",
                "١/٣/٢٠١٩ 01:00:00 ص; ٢٠/٣/٢٠٢٠ 01:59:59 م; 2020-03-20T13:59:59Z",
            })
    void theDatesOfACertificateAreReadInTheFormOfAnyCountry(String from, String until, String meant) {
        assertThat(certificate(from, until).notAfter()).map(Object::toString).contains(meant);
    }

    @Test
    void aDateWithTwoMeaningsIsNotGuessed() {
        LoggedCertificate certificate = certificate("03/01/2019 01:00:00", "03/02/2020 01:00:00");
        assertThat(certificate.notAfter()).isEmpty();
        assertThat(certificate.until()).isEqualTo("03/02/2020 01:00:00");
        assertThat(certificate("24/07/1440", "24/07/1441").notAfter()).isEmpty();
    }

    @Test
    void runsAreToldApartAndOneCanBeChosen() throws IOException {
        byte[] three = LOG.repeat(3).getBytes(StandardCharsets.UTF_8);
        SetupLog second = SetupLogReader.read(new ByteArrayInputStream(three), List.of(), 2);
        assertThat(second.runs()).extracting(SetupLog.Brief::firstLine).containsExactly(1L, 7L, 13L);
        assertThat(second.chosen().orElseThrow().firstLine()).isEqualTo(7);
        assertThat(SetupLogReader.read(new ByteArrayInputStream(three), List.of(), 4)
                        .chosen())
                .isEmpty();
    }

    private static LoggedCertificate certificate(String from, String until) {
        return CertificateLine.parse(
                        1,
                        "Installing certificate signed by 'CN=CA' for site 'Default Web Site'.  Certificate is valid from "
                                + from + " until " + until)
                .orElseThrow();
    }

    private static SetupLog read(byte[] bytes) throws IOException {
        return SetupLogReader.read(new ByteArrayInputStream(bytes), List.of(), 0);
    }
}
