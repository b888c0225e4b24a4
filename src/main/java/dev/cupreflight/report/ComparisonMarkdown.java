package dev.cupreflight.report;

import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Judgement;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A comparison as GitHub flavoured Markdown. */
public final class ComparisonMarkdown implements ComparisonWriter {

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        MarkdownPage page = new MarkdownPage();
        page.heading(1, comparison.server() + ": " + ComparisonPhrases.verdict(comparison));
        page.paragraph("**" + MarkdownPage.escaped(ComparisonPhrases.counts(comparison)) + ".** "
                + MarkdownPage.escaped(ComparisonPhrases.next(comparison)));
        page.tableHead("Comparison", "");
        page.row("Update", comparison.occasion());
        page.row("Before", ComparisonPhrases.side(comparison.before()));
        page.row("After", ComparisonPhrases.side(comparison.after()));
        comparison.notes().forEach(note -> page.row("Note", note));
        page.blank();
        groups(page, "Changes that nothing explains", comparison.unexpected());
        if (!comparison.incomparable().isEmpty()) {
            page.heading(2, "What could not be compared");
            page.list(
                    "-",
                    comparison.incomparable().stream()
                            .map(ComparisonPhrases::headline)
                            .toList());
        }
        groups(page, "Good to know", comparison.notable());
        groups(page, "Changes as expected", comparison.expected());
        out.write(page.toString());
    }

    private static void groups(MarkdownPage page, String title, List<Judgement> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.heading(2, title);
        for (List<Judgement> group : ComparisonPhrases.groups(changes)) {
            page.list(
                    "-",
                    group.stream()
                            .map(each -> ComparisonPhrases.mark(each).symbol() + " "
                                    + each.change().sentence())
                            .toList());
            String rule = group.get(0).rule();
            page.paragraph(MarkdownPage.escaped(group.get(0).why()) + (rule.isEmpty() ? "" : " (`" + rule + "`)"));
            group.forEach(each -> each.fixes().stream()
                    .findFirst()
                    .ifPresent(plan -> MarkdownFix.plan(
                            page, new Advice(List.of(each.change().key()), Optional.of(plan)), plan)));
        }
    }
}
