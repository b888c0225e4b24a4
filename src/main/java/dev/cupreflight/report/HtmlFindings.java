package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import java.util.List;
import java.util.Locale;

/** The part of the HTML report about what is not as it should be, the worst first. */
final class HtmlFindings {
    private HtmlFindings() {}

    static void write(Markup page, CheckResult result) {
        Overview overview = Overview.of(result);
        section(page, "Blockers", overview.blockers());
        section(page, "Unknown blockers", overview.undecidedBlockers());
        section(page, "Warnings", overview.warnings());
        section(page, "Other unknowns", overview.undecidedOthers());
        section(page, "Notes", overview.notes());
        section(page, "Waived", overview.waived());
        if (!result.waiverRemarks().isEmpty()) {
            page.open("section").element("h2", "Waivers that are not applied").open("ul");
            result.waiverRemarks().forEach(remark -> page.element("li", remark));
            page.close().close();
        }
    }

    /** The mark of a finding: word, symbol and colour. */
    static void mark(Markup page, Mark mark) {
        String kind = mark == Mark.NOT_APPLICABLE ? "other" : mark.word().toLowerCase(Locale.ROOT);
        page.element("span", mark.symbol() + "\u00A0" + mark.word(), "class", "mark " + kind);
    }

    private static void section(Markup page, String title, List<Group> groups) {
        if (!groups.isEmpty()) {
            page.open("section").element("h2", title);
            groups.forEach(group -> group(page, group));
            page.close();
        }
    }

    private static void group(Markup page, Group group) {
        String kind = Mark.of(group.first()).word().toLowerCase(Locale.ROOT);
        page.open("article", "class", "finding " + kind);
        for (Finding finding : group.findings()) {
            page.open("h3");
            mark(page, Mark.of(finding));
            page.text(" " + Phrases.headline(finding)).close();
            finding.waiver().ifPresent(waiver -> page.element("p", Phrases.waived(finding, waiver)));
        }
        page.open("p", "class", "rule").element("code", group.rule().id()).close();
        page.element("p", group.rule().why());
        missing(page, group);
        if (group.first().status() == Status.FAIL) {
            HtmlFix.write(page, group);
        }
        page.close();
    }

    private static void missing(Markup page, Group group) {
        List<String> reasons = group.findings().stream()
                .flatMap(finding -> finding.missing().stream())
                .map(Object::toString)
                .distinct()
                .toList();
        if (!reasons.isEmpty()) {
            page.element("p", "Missing:").open("ul");
            reasons.forEach(reason -> page.element("li", reason));
            page.close();
        }
    }
}
