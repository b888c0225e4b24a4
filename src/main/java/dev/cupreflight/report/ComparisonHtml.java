package dev.cupreflight.report;

import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Incomparable;
import dev.cupreflight.compare.Judgement;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A comparison as one HTML page without scripts or anything from elsewhere. */
public final class ComparisonHtml implements ComparisonWriter {

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        Markup page = new Markup();
        PageStyle.head(
                page, comparison.server() + ": " + ComparisonPhrases.verdict(comparison), List.of(PageStyle.common()));
        page.open("body");
        page.open("header", "class", "banner " + ComparisonPhrases.banner(comparison));
        page.element("p", "What changed, " + comparison.occasion(), "class", "topic");
        page.element("h1", comparison.server());
        page.open("p", "class", "verdict").element("strong", ComparisonPhrases.verdict(comparison));
        page.text(" ").element("span", ComparisonPhrases.counts(comparison)).close();
        page.element("p", ComparisonPhrases.next(comparison)).close();
        page.open("main");
        facts(page, comparison);
        groups(page, "Changes that nothing explains", comparison.unexpected());
        open(page, comparison.incomparable());
        groups(page, "Good to know", comparison.notable());
        groups(page, "Changes as expected", comparison.expected());
        page.close().close().close();
        out.write(page + "\n");
    }

    private static void facts(Markup page, Comparison comparison) {
        page.open("section").element("h2", "What was compared").open("table", "class", "facts");
        HtmlFacts.row(page, "Before", ComparisonPhrases.side(comparison.before()));
        HtmlFacts.row(page, "After", ComparisonPhrases.side(comparison.after()));
        comparison.notes().forEach(note -> HtmlFacts.row(page, "Note", note));
        page.close().close();
    }

    private static void groups(Markup page, String title, List<Judgement> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.open("section").element("h2", title);
        for (List<Judgement> group : ComparisonPhrases.groups(changes)) {
            Judgement first = group.get(0);
            String style = first.expected() ? "pass" : first.harmless() ? "info" : style(first);
            page.open("article", "class", "finding " + style);
            page.open("ul");
            group.forEach(each -> page.element("li", each.change().sentence()));
            page.close();
            page.open("p", "class", "rule").element("code", first.rule()).close();
            page.element("p", first.why());
            group.forEach(each -> each.fixes().stream()
                    .findFirst()
                    .ifPresent(plan ->
                            HtmlFix.plan(page, new Advice(List.of(each.change().key()), Optional.of(plan)), plan)));
            page.close();
        }
        page.close();
    }

    private static String style(Judgement judgement) {
        return ComparisonPhrases.mark(judgement) == Mark.BLOCK ? "block" : "warn";
    }

    private static void open(Markup page, List<Incomparable> incomparable) {
        if (!incomparable.isEmpty()) {
            page.open("section").element("h2", "What could not be compared").open("ul");
            incomparable.forEach(each -> page.element("li", ComparisonPhrases.headline(each)));
            page.close().close();
        }
    }
}
