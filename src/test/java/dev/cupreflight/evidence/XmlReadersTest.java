package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReadersTest {
    @Test
    void keepsNamesAttributesTextAndLines() throws Exception {
        XmlElement root = read("""
                <?xml version="1.0"?>
                <!-- a comment -->
                <a xmlns="u" xmlns:p="v" p:z="1" b="2&#10;3">
                  <b> x <![CDATA[<y>]]>&amp;</b>
                  <p:c><d e="f"/></p:c>
                </a>""");
        assertThat(root.name()).isEqualTo("a");
        assertThat(root.attributes()).containsExactly(Map.entry("z", "1"), Map.entry("b", "2\n3"));
        assertThat(root.text()).isEmpty();
        assertThat(root.child("b").map(XmlElement::text)).contains(" x <y>&");
        assertThat(root.at("c/d").flatMap(element -> element.attribute("e"))).contains("f");
        assertThat(root.at("c/d").map(XmlElement::line)).contains(5);
        assertThat(root.at("c/x/d")).isEmpty();
        assertThat(root.children("b")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\"><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><a/>",
                "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;&l;&l;\"><!ENTITY n \"&m;&m;&m;\">]><a>&n;</a>"
            })
    void refusesEveryDocumentType(String xml) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("declares a document type (DOCTYPE) at line 1, column ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a><b></a>|not well-formed at line 1, column 9: inside <b> of line 1",
                "<a>&x;</a>|not well-formed at line 1, column 7: inside <a> of line 1",
                "<a b='1' b='2'/>|not well-formed at line 1",
                "<a/><b/>|not well-formed at line 1, column 6: outside of the root element",
                "x|not well-formed at line 1, column 1: outside of the root element",
                "<?xml version='1.0' encoding='klingon'?><a/>|in an unknown encoding: \"KLINGON\""
            })
    void namesThePlaceOfDamage(String xml, String message) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void speaksEnglishOnEveryComputer() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThatThrownBy(() -> read("<a>"))
                    .hasMessage("not well-formed at line 1, column 4: inside <a> of line 1");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesDepthAndAttributesBeyondTheLimit() throws Exception {
        assertThat(read("<a>".repeat(200) + "</a>".repeat(200)).name()).isEqualTo("a");
        assertThatThrownBy(() -> read("<a>".repeat(201) + "</a>".repeat(201)))
                .hasMessageStartingWith("nested deeper than 200 elements at line 1, column ");
        assertThat(read(attributes(500)).attributes()).hasSize(500);
        assertThatThrownBy(() -> read(attributes(501))).hasMessageStartingWith("more than 500 attributes at line 1");
        assertThatThrownBy(() -> read(attributes(50_000)))
                .hasMessageStartingWith("beyond a limit of the XML parser at");
    }

    @Test
    void hasNoLimitOnPlainEscapes() throws Exception {
        assertThat(read("<a>" + "&amp;&#65;".repeat(200_000) + "</a>").text()).hasSize(400_000);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,''",
        "UTF-8,\ufeff",
        "UTF-16LE,\ufeff",
        "UTF-16BE,\ufeff",
        "UTF-16LE,<?xml version='1.0' encoding='UTF-16'?>",
        "UTF-8,<?xml version='1.0' encoding='UTF-16'?>",
        "ISO-8859-1,<?xml version='1.0' encoding='ISO-8859-1'?>"
    })
    void detectsTheEncoding(String charset, String start) throws Exception {
        byte[] bytes = (start.replace('\'', '"') + "<a>Grüße</a>").getBytes(Charset.forName(charset));
        assertThat(XmlReaders.read(bytes).text()).isEqualTo("Grüße");
    }

    @Test
    void refusesBytesThatAreNotInTheEncoding() {
        assertThatThrownBy(() -> XmlReaders.read("<a>Grüße</a>".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("damaged at byte 5: not valid UTF-8");
    }

    @Test
    void damageIsNeverABug() {
        String xml =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"&#10;&lt;\"><!-- c --><d><![CDATA[x]]>ü</d><?p i?></a>";
        Damage.isReadOrUnreadable(xml.getBytes(StandardCharsets.UTF_8), XmlReaders::read);
        Damage.isReadOrUnreadable(("\ufeff" + xml).getBytes(StandardCharsets.UTF_16LE), XmlReaders::read);
    }

    private static String attributes(int count) {
        StringBuilder xml = new StringBuilder("<a");
        for (int i = 0; i < count; i++) {
            xml.append(" a").append(i).append("=\"\"");
        }
        return xml.append("/>").toString();
    }

    private static XmlElement read(String xml) throws UnreadableException {
        return XmlReaders.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
