package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.rules.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * JUnit XML for build servers: a suite for each section, a case for each finding. Only blockers turn a build red: a
 * failed one is a failure, an unknown one an error; everything else that is open is skipped with its message.
 */
public final class JUnitReport implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        try {
            XmlPage xml = new XmlPage(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out));
            suites(xml, report);
            xml.finish();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void suites(XmlPage xml, Report report) throws XMLStreamException {
        CheckResult result = report.result();
        Summary summary = new Summary(result);
        xml.open("testsuites", total(result.findings(), report.server().name(), summary.silent() ? 1 : 0));
        for (CheckResult.Section section : result.sections()) {
            if (!section.findings().isEmpty()) {
                xml.open("testsuite", total(section.findings(), section.title(), 0));
                properties(xml, report);
                for (Finding finding : section.findings()) {
                    testcase(xml, finding);
                }
                xml.close();
            }
        }
        if (summary.silent()) {
            // Without this case a build server would see nothing red in a check that has judged no blocker.
            xml.open("testsuite", total(List.of(), "Verdict", 1));
            properties(xml, report);
            xml.open("testcase", XmlPage.attributes("classname", "cu-preflight", "name", "verdict"));
            xml.element("error", summary.next(), "type", "undetermined");
            xml.close();
            xml.close();
        }
        xml.close();
    }

    private static Map<String, String> total(List<Finding> findings, String name, int silent) {
        long failures =
                findings.stream().filter(Overview.failed(Severity.BLOCKER)).count();
        long errors = findings.stream().filter(Overview.undecided(true)).count() + silent;
        long passed =
                findings.stream().filter(each -> Mark.of(each) == Mark.PASS).count();
        return XmlPage.attributes(
                "name", name,
                "tests", "" + (findings.size() + silent),
                "failures", "" + failures,
                "errors", "" + errors,
                "skipped", "" + (findings.size() + silent - failures - errors - passed));
    }

    private static void properties(XmlPage xml, Report report) throws XMLStreamException {
        Map<String, String> properties = XmlPage.attributes(
                "server", report.server().name(),
                "exchange", Phrases.exchange(report),
                "target", report.target(),
                "plannedAt", report.plannedAt().toString(),
                "evaluatedAt", report.evaluatedAt().toString(),
                "evidence", report.evidence().source(),
                "evidenceSha256", report.evidence().sha256(),
                "rulePackSha256", report.tool().rulePack(),
                "verdict", report.result().verdict().word(),
                "counts", new Summary(report.result()).counts());
        xml.open("properties", Map.of());
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.empty("property", "name", property.getKey(), "value", property.getValue());
        }
        for (String change : report.tool().changeLines()) {
            xml.empty("property", "name", "rulesChanged", "value", change);
        }
        xml.close();
    }

    private static void testcase(XmlPage xml, Finding finding) throws XMLStreamException {
        String subject = finding.subject().isEmpty() ? "" : " [" + finding.subject() + "]";
        xml.open(
                "testcase",
                XmlPage.attributes(
                        "classname", finding.rule().id(), "name", finding.rule().title() + subject));
        boolean blocker = finding.severity() == Severity.BLOCKER;
        switch (finding.status()) {
            case PASS -> {}
            case FAIL -> open(xml, finding, blocker ? "failure" : "skipped");
            case UNKNOWN -> open(xml, finding, blocker ? "error" : "skipped");
            case NOT_APPLICABLE -> xml.empty("skipped", "message", finding.message());
            case WAIVED -> {
                xml.empty("skipped", "message", finding.message());
                xml.element(
                        "system-out",
                        finding.waiver()
                                .map(waiver -> Phrases.waived(finding, waiver))
                                .orElse(""));
            }
        }
        xml.close();
    }

    private static void open(XmlPage xml, Finding finding, String element) throws XMLStreamException {
        String details = JUnitDetails.of(finding);
        if (element.equals("skipped")) {
            xml.empty(element, "message", Phrases.headline(finding));
            xml.element("system-out", details);
        } else {
            String type = element.equals("error") ? "unknown" : "blocker";
            xml.element(element, details, "message", Phrases.headline(finding), "type", type);
        }
    }
}
