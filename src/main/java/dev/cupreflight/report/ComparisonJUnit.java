package dev.cupreflight.report;

import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Incomparable;
import dev.cupreflight.compare.Judgement;
import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * A comparison as JUnit XML: a case for the comparison itself, one for each change, failed when it is unexpected, and one
 * with an error for each thing that could not be compared.
 */
public final class ComparisonJUnit implements ComparisonWriter {

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        try {
            XmlPage xml = new XmlPage(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out));
            int open = comparison.incomparable().size();
            int doubt = comparison.doubtful() ? 1 : 0;
            xml.open(
                    "testsuite",
                    XmlPage.attributes(
                            "name",
                            comparison.server(),
                            "tests",
                            "" + (comparison.changes().size() + open + 1),
                            "failures",
                            "" + comparison.unexpected().size(),
                            "errors",
                            "" + (open + doubt)));
            xml.open("testcase", XmlPage.attributes("classname", "comparison", "name", comparison.occasion()));
            if (comparison.doubtful()) {
                xml.element("error", String.join("\n", comparison.notes()), "type", "doubtful");
            }
            xml.close();
            for (Judgement each : comparison.changes()) {
                change(xml, each);
            }
            for (Incomparable each : comparison.incomparable()) {
                xml.open("testcase", XmlPage.attributes("classname", each.kind(), "name", each.label()));
                xml.element("error", ComparisonPhrases.headline(each), "type", "not compared");
                xml.close();
            }
            xml.close();
            xml.finish();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void change(XmlPage xml, Judgement judgement) throws XMLStreamException {
        String classname = judgement.rule().isEmpty() ? judgement.change().kind() : judgement.rule();
        xml.open(
                "testcase",
                XmlPage.attributes(
                        "classname", classname, "name", judgement.change().sentence()));
        if (!judgement.expected() && !judgement.harmless()) {
            String fix = judgement.fixes().stream()
                    .findFirst()
                    .map(plan -> "\nFix: " + CsvReport.fix(plan))
                    .orElse("");
            xml.element(
                    "failure",
                    judgement.why() + fix,
                    "message",
                    judgement.change().sentence(),
                    "type",
                    ComparisonPhrases.status(judgement));
        }
        xml.close();
    }
}
