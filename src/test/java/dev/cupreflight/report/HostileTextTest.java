package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.console.Styles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What an attacker would write into a friendly name, through every format. */
class HostileTextTest {
    private static final List<String> CORPUS = List.of(
            "\u001B[2J\u001B[1;32mCLEARED\u001B[0m",
            "\u001B]8;;http://evil.example\u0007click\u001B]8;;\u0007",
            "\u001B]52;c;cm0gLXJm\u0007",
            "\u009B31m\u0085\u008D",
            "\u202Egnp.exe \u2066x\u2069 \u200Email",
            "ma\u200Bil\u200D\uFEFF\u00AD\u2060",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</style></title><script>x</script>",
            "]]> &lt; &amp; & <![CDATA[",
            "a | b || c |",
            "``` ` ```` `x`",
            "=cmd|'/C calc'!A0",
            "+1+1",
            "-1",
            "@SUM(1)",
            "\t=1+1",
            "\r=1+1",
            "nul\u0000nul",
            "\uD800 \uDC00 \uDC00\uD800",
            "\uFFFF\uFFFE",
            "CLEARED\rBLOCKED",
            "line\nCLEARED   97 passed\n# heading\n- item\r\n| cell |",
            "quotes \" ' \u201C \\ \\\" %PATH% $(x) `x`",
            "\\u202E \\| {x} {{y}} ${z}",
            "\"; } @import url(http://evil.example); {",
            "\u2028\u2029\u0007\b\u007F",
            "1. item",
            "[x](javascript:alert(1)) ![](http://evil.example) *b* _i_ ~s~ #1 @team",
            "B\u00FCro \u6771\u4EAC \uD83D\uDE00");

    static List<String> corpus() {
        return CORPUS;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void textHasNoControlCharacter(String hostile) {
        Report report = SampleReports.hostile(hostile);
        String plain = Golden.written(new TextReport(Styles.NONE, 100), report);
        String coloured = Golden.written(new TextReport(Styles.ANSI, 100), report);
        assertThat(plain.codePoints()).allMatch(next -> next == '\n' || Sanitizer.harmless(next));
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(plain.lines().filter(line -> line.startsWith("BLOCKED "))).hasSize(2);
        assertThat(plain.lines().filter(line -> line.startsWith("CLEARED "))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void jsonGivesTheSameTextBack(String hostile) {
        JsonObject json = JsonParser.parseString(Golden.written(new JsonReport(), SampleReports.hostile(hostile)))
                .getAsJsonObject();
        JsonObject second = json.getAsJsonArray("findings").get(1).getAsJsonObject();
        assertThat(json.getAsJsonObject("server").get("name").getAsString()).isEqualTo(hostile);
        assertThat(second.get("subject").getAsString()).isEqualTo(hostile.strip());
        assertThat(second.get("message").getAsString()).endsWith(hostile.strip());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void htmlIsWellFormedAndHasNoForeignElement(String hostile) throws Exception {
        String html = Golden.written(new HtmlReport(), SampleReports.hostile(hostile));
        assertThat(html).doesNotContain("<script", "<img").startsWith("<!DOCTYPE html>\n<html");
        assertThat(html.codePoints()).allMatch(next -> next == '\n' || Sanitizer.harmless(next));
        Document page = parsed(html.replaceFirst("<!DOCTYPE html>", ""));
        assertThat(texts(page.getElementsByTagName("h1"))).containsExactly(Sanitizer.clean(hostile));
        assertThat(texts(page.getElementsByTagName("style"))).hasSize(2);
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void styleSheetHoldsTextAsText(String hostile) {
        String css = PageStyle.printed(hostile, "", "").css();
        String name = css.substring(css.indexOf("content: \"") + 10, css.indexOf("\"; }"));
        assertThat(name).matches("([A-Za-z0-9 .,:-]|\\\\[0-9A-F]{6})*");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void junitIsXml(String hostile) throws Exception {
        Document suites = parsed(Golden.written(new JUnitReport(), SampleReports.hostile(hostile)));
        assertThat(suites.getDocumentElement().getAttribute("name")).isEqualTo(Sanitizer.clean(hostile));
        Element second = (Element) suites.getElementsByTagName("testcase").item(1);
        assertThat(second.getAttribute("name")).endsWith("[" + Sanitizer.clean(hostile.strip()) + "]");
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void csvReadsBackAndRunsNoFormula(String hostile) {
        String csv = Golden.written(new CsvReport(), SampleReports.hostile(hostile));
        assertThat(csv).startsWith("\uFEFFsection,");
        List<CsvRecord> rows =
                CsvReader.builder().ofCsvRecord(csv.substring(1)).stream().toList();
        assertThat(rows).hasSize(16).allMatch(row -> row.getFieldCount() == 11);
        assertThat(rows.stream().flatMap(row -> row.getFields().stream()))
                .noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*"));
        assertThat(rows.get(4).getField(5)).isEqualTo(CsvReport.cell(hostile.strip()));
        assertThat(rows.get(4).getField(5)).endsWith(Sanitizer.clean(hostile.strip()));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void markdownKeepsItsTablesAndFences(String hostile) {
        String markdown = Golden.written(new MarkdownReport(), SampleReports.hostile(hostile));
        assertThat(markdown.codePoints()).allMatch(next -> next == '\n' || Sanitizer.harmless(next));
        assertThat(markdown).doesNotContain("<script", "<img");
        markdown.lines()
                .filter(line -> line.startsWith("|"))
                .forEach(line -> assertThat(line.replaceAll("\\\\.", "")
                                .chars()
                                .filter(each -> each == '|')
                                .count())
                        .isIn(3L, 5L));
        assertThat(markdown.lines().filter(line -> line.startsWith("```")).count() % 2)
                .isZero();
        assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(each -> nodes.item(each).getTextContent())
                .toList();
    }
}
