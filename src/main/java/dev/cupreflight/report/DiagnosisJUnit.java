package dev.cupreflight.report;

import dev.cupreflight.diagnose.Cause;
import dev.cupreflight.diagnose.Diagnosis;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** A diagnosis as JUnit XML: a case for the run itself, failed unless it succeeded, and one for each cause. */
public final class DiagnosisJUnit implements DiagnosisWriter {

    @Override
    public void write(Diagnosis diagnosis, Writer out) throws IOException {
        try {
            XmlPage xml = new XmlPage(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out));
            boolean failed = !diagnosis.run().succeeded();
            int causes = diagnosis.causes().size();
            xml.open(
                    "testsuite",
                    XmlPage.attributes(
                            "name",
                            DiagnosisPhrases.server(diagnosis),
                            "tests",
                            "" + (causes + 1),
                            "failures",
                            "" + (causes + (failed ? 1 : 0)),
                            "errors",
                            "0"));
            xml.open("testcase", XmlPage.attributes("classname", "setup", "name", DiagnosisPhrases.run(diagnosis)));
            if (failed) {
                xml.element(
                        "failure",
                        Stream.concat(
                                        Stream.of(DiagnosisPhrases.meaning(diagnosis)),
                                        DiagnosisPhrases.allUnknown(diagnosis).stream())
                                .collect(Collectors.joining("\n")),
                        "type",
                        diagnosis.answer().word());
            }
            xml.close();
            for (Cause cause : diagnosis.causes()) {
                cause(xml, cause);
            }
            xml.close();
            xml.finish();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void cause(XmlPage xml, Cause cause) throws XMLStreamException {
        xml.open("testcase", XmlPage.attributes("classname", cause.id(), "name", cause.title()));
        String proof = cause.proof().stream().map(DiagnosisPhrases::proof).collect(Collectors.joining("\n"));
        String fix = cause.fixes().stream().findFirst().map(CsvReport::fix).orElse("");
        xml.element(
                "failure",
                cause.why() + "\n" + proof + "\nFix: " + fix,
                "message",
                cause.title(),
                "type",
                cause.certain() ? "cause" : "possible");
        xml.close();
    }
}
