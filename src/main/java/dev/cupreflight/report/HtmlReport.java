package dev.cupreflight.report;

import dev.cupreflight.facts.Dates;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One HTML page without scripts or anything from elsewhere, to read on a screen, to print and to sign. */
public final class HtmlReport implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        Markup page = new Markup();
        head(page, report);
        page.open("body");
        banner(page, report);
        page.open("main");
        facts(page, report);
        HtmlFindings.write(page, report.result());
        HtmlChecklist.write(page, report.result());
        signOff(page, report);
        appendix(page, report);
        page.close().close().close();
        out.write(page + "\n");
    }

    private static void head(Markup page, Report report) {
        PageStyle printed = PageStyle.printed(
                report.server().name(),
                new Summary(report.result()).verdict() + ", checked " + Dates.minute(report.evaluatedAt()),
                "Evidence " + report.evidence().sha256());
        String title = report.server().name() + ": " + new Summary(report.result()).verdict();
        PageStyle.head(page, title, List.of(PageStyle.common(), printed));
    }

    private static void banner(Markup page, Report report) {
        Summary summary = new Summary(report.result());
        page.open("header", "class", "banner " + report.result().verdict().word());
        page.element("p", report.result().title() + ", " + report.target(), "class", "topic");
        page.element("h1", report.server().name());
        page.open("p", "class", "verdict").element("strong", summary.verdict());
        page.text(" ").element("span", summary.counts()).close();
        page.element("p", summary.next()).close();
    }

    private static void facts(Markup page, Report report) {
        page.open("section").element("h2", "What was checked").open("table", "class", "facts");
        row(page, "Server", report.server().name());
        row(page, "Exchange", Phrases.exchange(report));
        row(page, "Windows", report.server().windows());
        row(page, Phrases.updateLabel(report), report.target());
        row(page, Phrases.timeLabel(report), Dates.appointment(report.plannedAt()));
        row(page, "Checked", Dates.minute(report.evaluatedAt()));
        row(page, "Evidence", report.evidence().source() + ", " + Phrases.collected(report));
        report.evidence().notes().forEach(note -> row(page, "Note", note));
        report.tool().changeLines().forEach(change -> row(page, "Rules changed", change));
        page.close().close();
    }

    private static void signOff(Markup page, Report report) {
        page.open("section", "class", "sign-off").element("h2", "Sign-off");
        page.element(
                "p",
                "I have read this report on " + report.server().name()
                        + ", and I have confirmed each item that is ticked above.");
        page.open("table").open("thead").open("tr");
        for (String name : new String[] {"", "Name", "Role", "Date and time", "Signature"}) {
            page.element(name.isEmpty() ? "td" : "th", name);
        }
        page.close().close().open("tbody");
        for (String name : new String[] {"Checked by", "Approved by"}) {
            page.open("tr").element("th", name, "scope", "row");
            page.element("td", "")
                    .element("td", "")
                    .element("td", "")
                    .element("td", "")
                    .close();
        }
        page.open("tr").element("th", "Change ticket number", "scope", "row");
        page.element("td", "", "colspan", "4").close();
        page.close().close().close();
    }

    private static void appendix(Markup page, Report report) {
        page.open("section").element("h2", "Appendix").open("table", "class", "facts");
        row(page, "Evidence digest", "sha256:" + report.evidence().sha256());
        row(page, "Rule pack digest", "sha256:" + report.tool().rulePack());
        report.evidence().notes().forEach(note -> row(page, "Note on the evidence", note));
        row(page, "Checklist", report.result().checklist());
        row(page, "Program", "cu-preflight " + report.tool().version());
        page.close().close();
    }

    private static void row(Markup page, String name, String value) {
        page.open("tr").element("th", name, "scope", "row").element("td", value).close();
    }
}
