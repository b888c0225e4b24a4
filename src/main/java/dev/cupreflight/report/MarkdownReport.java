package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checklist.Answered;
import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Finding;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.facts.Dates;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** GitHub flavoured Markdown, for tickets and wikis. */
public final class MarkdownReport implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        MarkdownPage page = new MarkdownPage();
        Summary summary = new Summary(report.result());
        Overview overview = Overview.of(report.result());
        page.heading(1, report.server().name() + ": " + summary.verdict());
        page.paragraph("**" + MarkdownPage.escaped(summary.counts()) + ".** " + MarkdownPage.escaped(summary.next()));
        head(page, report);
        groups(page, "Blockers", overview.blockers());
        groups(page, "Unknown blockers", overview.undecidedBlockers());
        groups(page, "Warnings", overview.warnings());
        groups(page, "Other unknowns", overview.undecidedOthers());
        groups(page, "Notes", overview.notes());
        groups(page, "Waived", overview.waived());
        remarks(page, report.result().waiverRemarks());
        checklist(page, report.result());
        items(page, report.result().items());
        page.paragraph("Rule pack `sha256:" + report.tool().rulePack() + "`, cu-preflight "
                + MarkdownPage.escaped(report.tool().version()));
        out.write(page.toString());
    }

    private static void head(MarkdownPage page, Report report) {
        page.tableHead("Report", "");
        page.row("Server", report.server().name());
        page.row("Exchange", Phrases.exchange(report));
        page.row("Windows", report.server().windows());
        page.row(Phrases.updateLabel(report), report.target());
        page.row(Phrases.timeLabel(report), Dates.appointment(report.plannedAt()));
        page.row("Checked", Dates.minute(report.evaluatedAt()));
        page.row("Evidence", report.evidence().source() + ", " + Phrases.collected(report));
        page.row("Evidence digest", "sha256:" + report.evidence().sha256());
        report.evidence().notes().forEach(note -> page.row("Note", note));
        report.tool().changeLines().forEach(change -> page.row("Rules changed", change));
        page.blank();
    }

    private static void groups(MarkdownPage page, String title, List<Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        page.heading(2, title);
        for (Group group : groups) {
            for (Finding finding : group.findings()) {
                Mark mark = Mark.of(finding);
                page.paragraph("**" + MarkdownPage.escaped(mark.symbol() + " " + mark.word()) + "** "
                        + MarkdownPage.escaped(Phrases.headline(finding)) + " (`"
                        + group.rule().id() + "`)");
                page.list(
                        "-",
                        finding.missing().stream()
                                .map(Missing::toString)
                                .map("Missing: "::concat)
                                .toList());
                finding.waiver().ifPresent(waiver -> page.text(Phrases.waived(finding, waiver)));
            }
            page.text(group.rule().why());
            if (!group.first().fixes().isEmpty() && group.first().open()) {
                MarkdownFix.write(page, group);
            }
        }
    }

    private static void remarks(MarkdownPage page, List<String> remarks) {
        if (!remarks.isEmpty()) {
            page.heading(2, "Waivers that are not applied").list("-", remarks);
        }
    }

    private static void checklist(MarkdownPage page, CheckResult result) {
        page.heading(2, result.title()).text(new Summary(result).rest());
        for (CheckResult.Section section : result.sections()) {
            if (section.findings().isEmpty()) {
                continue;
            }
            page.heading(3, section.title()).tableHead("Status", "Severity", "Rule", "Seen");
            section.findings()
                    .forEach(finding -> page.row(
                            Mark.of(finding).word(),
                            finding.severity().word(),
                            finding.rule().id(),
                            Phrases.headline(finding)));
            page.blank();
        }
    }

    private static void items(MarkdownPage page, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        page.heading(2, "Only a person can confirm");
        page.tasks(items.stream().map(MarkdownReport::task).toList());
    }

    private static MarkdownPage.Task task(Item item) {
        String written = item.answer()
                .map(answer -> (Phrases.answered(answer) + " " + answer.note()).strip())
                .orElse("Write down: " + item.record());
        return new MarkdownPage.Task(
                item.answer()
                        .filter(answer -> answer.status() == Answered.Status.CONFIRMED)
                        .isPresent(),
                item.title() + " (" + item.severity().word() + "). " + item.why() + " " + written);
    }
}
