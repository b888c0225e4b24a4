package dev.cupreflight.evidence;

import static dev.cupreflight.sample.SampleEvent.sslFailure;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.sample.SampleEvent;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFileTest {
    private static final String ONE =
            sslFailure("0.0.0.0:444", "2026-11-21T08:12:33.123456700Z").xml();
    private static final String TWO =
            sslFailure("[::]:443", "2026-11-21T08:12:40Z").xml();

    private static List<LoggedEvent> read(String text) throws UnreadableException {
        return read(text.getBytes(UTF_8));
    }

    private static List<LoggedEvent> read(byte[] bytes) throws UnreadableException {
        List<LoggedEvent> events = new ArrayList<>();
        EventFile.read(bytes, events::add);
        return events;
    }

    @Test
    void readsAnEvent() throws Exception {
        LoggedEvent event = read("<Events>" + ONE + "</Events>").get(0);
        assertThat(event.channel()).isEqualTo("System");
        assertThat(event.provider()).isEqualTo("Microsoft-Windows-HttpEvent");
        assertThat(event.id()).isEqualTo(15021);
        assertThat(event.level()).isEqualTo(2);
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-21T08:12:33.123456700Z"));
        assertThat(event.data()).containsExactly("\\Device\\Http\\ReqQueue", "0.0.0.0:444");
    }

    @Test
    void readsEventsWithoutARoot() throws Exception {
        assertThat(read(ONE + TWO)).hasSize(2);
        assertThat(read("<?xml version='1.0'?>\r\n" + ONE + "\r\n" + TWO + "\r\n"))
                .hasSize(2);
        assertThat(read(ONE.replace('\'', '"'))).hasSize(1);
    }

    @Test
    void aLogWithoutSuchEventsIsKnownToHoldNone() throws Exception {
        assertThat(read("<Events>\r\n</Events>\r\n")).isEmpty();
        assertThat(read("<Events/>")).isEmpty();
    }

    @Test
    void readsTheEncodingsOfWindows() throws Exception {
        String text = "<Events>" + ONE + TWO + "</Events>";
        assertThat(read(("\uFEFF" + text).getBytes(UTF_16LE))).hasSize(2);
        assertThat(read(text.getBytes(UTF_16LE))).hasSize(2);
        assertThat(read(("\uFEFF" + text).getBytes(UTF_16BE))).hasSize(2);
        assertThat(read(text.getBytes(UTF_16BE))).hasSize(2);
        assertThat(read(("\uFEFF" + text).getBytes(UTF_8))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM850", "windows-31j", "windows-1252", "UTF-8"})
    void valuesInTheCodePageOfAConsoleDoNotDisturbTheRest(String codePage) throws Exception {
        String texts = "Zertifikat für Höhe é 証明書";
        String event = new SampleEvent(
                        "Application",
                        "MSExchangeTransport",
                        12014,
                        2,
                        "2026-11-21T08:00:00Z",
                        List.of(texts, "mail.contoso.com"))
                .xml();
        LoggedEvent read = read(event.getBytes(Charset.forName(codePage))).get(0);
        assertThat(read.id()).isEqualTo(12014);
        assertThat(read.data()).hasSize(2).element(1).isEqualTo("mail.contoso.com");
    }

    @Test
    void charactersThatXmlForbidsDoNotCostTheLog() throws Exception {
        String event = ONE.replace("\\Device", "\u0001\u0000&#x1;\u000B");
        assertThat(read("<Events>" + event + "</Events>").get(0).data()).hasSize(2);
    }

    @Test
    void anEmptyValueKeepsItsPlaceAndBinaryDataIsNoValue() throws Exception {
        String event = ONE.replace("<EventData>", "<EventData><Data></Data><Data Name='a'/>")
                .replace("</EventData>", "<Binary>00FF</Binary></EventData>");
        assertThat(read(event).get(0).data()).containsExactly("", "", "\\Device\\Http\\ReqQueue", "0.0.0.0:444");
        String user = ONE.replace("EventData>", "UserData>")
                .replace("<UserData>", "<UserData><EventXML xmlns='x'>")
                .replace("</UserData>", "</EventXML></UserData>");
        assertThat(read(user).get(0).data()).containsExactly("\\Device\\Http\\ReqQueue", "0.0.0.0:444");
    }

    @Test
    void entitiesAreCharactersAndNothingElse() throws Exception {
        SampleEvent event = new SampleEvent(
                "Application", "MSExchangeTransport", 12014, 2, "2026-11-21T08:00:00Z", List.of("<I>CN=a&b<S>CN='c'"));
        assertThat(read(event.xml()).get(0).data()).containsExactly("<I>CN=a&b<S>CN='c'");
        assertThat(read(event.xml().replace("&amp;", "&xxe;")).get(0).data()).containsExactly("<I>CN=a&xxe;b<S>CN='c'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n",
                "The specified channel could not be found.",
                "<!DOCTYPE Events [<!ENTITY a 'b'>]><Events></Events>",
                "<Events>",
                "<Events",
                "</Events>",
                "<html></html>",
                "<Events></Events><Events>"
            })
    void refusesWhatIsNoExport(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void aCutEndIsDamage() {
        String whole = "<Events>" + ONE + "\r\n" + TWO + "</Events>";
        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 200)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("damaged: ends inside of event 2");
        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 9)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("damaged: ends after 2 events, before </Events>");
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableException.class);
            byte[] wide = cut.getBytes(UTF_16LE);
            assertThatThrownBy(() -> read(wide)).isInstanceOf(UnreadableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Provider", "EventID", "Level", "TimeCreated", "Channel", "System"})
    void anEventWithoutWhatTellsItsKindIsDamage(String element) {
        assertThatThrownBy(() -> read(ONE.replace(element, "Other")))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("damaged: event 1 has no usable <" + element + ">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "21.11.2026 08:12:33", ""})
    void aTimeThatIsNoneIsDamage(String time) {
        assertThatThrownBy(() -> read(sslFailure("0.0.0.0:444", time).xml())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void aHugeLogIsReadQuickly() throws Exception {
        String text = "<Events>" + ONE.repeat(30_000) + "</Events>";
        int[] count = {0};
        EventFile.read(text.getBytes(UTF_16LE), event -> count[0]++);
        assertThat(count[0]).isEqualTo(30_000);
    }

    @Test
    void tooManyValuesAreRefused() {
        String event = ONE.replace("<EventData>", "<EventData>" + "<Data/>".repeat(600));
        assertThatThrownBy(() -> read(event).get(0).data())
                .isInstanceOf(UnreadableException.class)
                .hasMessage("more than 500 values in event 1");
    }

    @Test
    void damageIsNeverABug() {
        Damage.isReadOrUnreadable(("<Events>" + ONE + "</Events>").getBytes(UTF_8), EventFileTest::values);
    }

    private static List<String> values(byte[] bytes) throws UnreadableException {
        List<String> values = new ArrayList<>();
        EventFile.read(bytes, event -> values.addAll(event.data()));
        return values;
    }
}
