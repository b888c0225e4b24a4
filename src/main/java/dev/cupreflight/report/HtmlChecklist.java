package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checklist.Answered;
import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.evidence.Missing;
import java.util.List;

/** The whole checklist in the HTML report: every finding, and what a person ticks with a pen. */
final class HtmlChecklist {
    private HtmlChecklist() {}

    static void write(Markup page, CheckResult result) {
        page.open("section").element("h2", "The whole checklist");
        page.element("p", new Summary(result).rest());
        result.sections().stream()
                .filter(section -> !section.findings().isEmpty())
                .forEach(section -> section(page, section));
        page.close();
        items(page, result.items());
    }

    private static void section(Markup page, CheckResult.Section section) {
        page.element("h3", section.title());
        page.open("table", "class", "checks").open("thead").open("tr");
        for (String name : List.of("Status", "Check", "Seen")) {
            page.element("th", name, "scope", "col");
        }
        page.close().close().open("tbody");
        section.findings().forEach(finding -> row(page, finding));
        page.close().close();
    }

    private static void row(Markup page, Finding finding) {
        page.open("tr").open("td");
        HtmlFindings.mark(page, Mark.of(finding));
        page.close();
        page.open("td").text(finding.rule().title());
        page.empty("br").element("code", finding.rule().id());
        page.text(" " + finding.severity().word()).close();
        page.open("td");
        page.text(seen(finding)).close().close();
    }

    /** What the columns beside it do not say already. */
    private static String seen(Finding finding) {
        if (finding.status() == Status.UNKNOWN) {
            String reasons = Phrases.listed(
                    finding.missing().stream().map(Missing::toString).toList());
            return (finding.subject() + " " + finding.message()).strip() + ". Missing: " + reasons;
        }
        return finding.message().equals(finding.rule().title()) ? finding.subject() : Phrases.headline(finding);
    }

    private static void items(Markup page, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Only a person can confirm");
        page.open("table", "class", "items").open("thead").open("tr");
        for (String name : List.of("Done", "Item", "Write down")) {
            page.element("th", name, "scope", "col");
        }
        page.close().close().open("tbody");
        items.forEach(item -> item(page, item));
        page.close().close().close();
    }

    private static void item(Markup page, Item item) {
        page.open("tr").open("td");
        item.answer()
                .ifPresentOrElse(
                        answer -> answered(page, answer),
                        () -> page.element("span", "", "class", "box", "role", "img", "aria-label", "not ticked"));
        page.close();
        page.open("td")
                .element("strong", item.title())
                .text(" (" + item.severity().word() + ")");
        page.empty("br").text(item.why()).close();
        if (item.answer().isEmpty()) {
            page.element("td", item.record(), "class", "record").close();
            return;
        }
        Answered answer = item.answer().get();
        page.open("td", "class", "record").element("strong", Phrases.answered(answer));
        if (!answer.note().isEmpty()) {
            page.empty("br").element("span", answer.note(), "class", "note");
        }
        page.empty("br").text("Asked for: " + item.record()).close().close();
    }

    /** A tick, a cross or neither, with its word: a printer or an eye may not tell the colours apart. */
    private static void answered(Markup page, Answered answer) {
        String kind = switch (answer.status()) {
            case CONFIRMED -> "pass";
            case NOT_SO -> "block";
            case NOT_APPLICABLE -> "other";
        };
        String sign = switch (answer.status()) {
            case CONFIRMED -> "\u2713";
            case NOT_SO -> "\u2717";
            case NOT_APPLICABLE -> "\u2013";
        };
        page.element("span", sign, "class", "box " + kind, "aria-hidden", "true")
                .empty("br")
                .element("span", answer.status().word(), "class", "answer " + kind);
    }
}
