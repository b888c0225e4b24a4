package dev.cupreflight.report;

import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Judgement;
import dev.cupreflight.console.Styles;
import dev.cupreflight.console.Styles.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A comparison for a console: the answer, then what nothing explains with the way back, then the rest in brief. */
public final class ComparisonText implements ComparisonWriter {
    private static final int SHOWN = 8;

    private final Styles styles;
    private final int width;

    /** A writer of console text; see {@link TextReport}. */
    public ComparisonText(Styles styles, int width) {
        this.styles = styles;
        this.width = width;
    }

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        TextPage page = new TextPage(styles, width);
        page.heading(Role.BOLD, comparison.server(), comparison.occasion());
        page.text("Before: " + ComparisonPhrases.side(comparison.before()));
        page.text("After:  " + ComparisonPhrases.side(comparison.after()));
        comparison.notes().forEach(note -> page.text("Note: " + note));
        page.blank()
                .heading(role(comparison), ComparisonPhrases.verdict(comparison), ComparisonPhrases.counts(comparison))
                .blank();
        TextFix fixes = new TextFix(page);
        ComparisonPhrases.groups(comparison.unexpected()).forEach(group -> unexpected(page, fixes, group));
        comparison.incomparable().forEach(each -> page.finding(Mark.UNKNOWN, ComparisonPhrases.headline(each), ""));
        page.blank();
        ComparisonPhrases.groups(comparison.notable()).forEach(group -> brief(page, group));
        ComparisonPhrases.groups(comparison.expected()).forEach(group -> brief(page, group));
        page.heading(role(comparison), ComparisonPhrases.verdict(comparison), ComparisonPhrases.next(comparison));
        out.write(page.toString());
    }

    private static void unexpected(TextPage page, TextFix fixes, List<Judgement> group) {
        group.forEach(
                each -> page.finding(ComparisonPhrases.mark(each), each.change().sentence(), each.rule()));
        page.detail(group.get(0).why());
        for (Judgement each : group) {
            each.fixes().stream().findFirst().ifPresent(plan -> {
                page.blank();
                fixes.write(new Advice(List.of(each.change().key()), Optional.of(plan)), each.rule(), group.size() > 1);
            });
        }
        page.blank();
    }

    private static void brief(TextPage page, List<Judgement> group) {
        group.stream()
                .limit(SHOWN)
                .forEach(each ->
                        page.finding(ComparisonPhrases.mark(each), each.change().sentence(), each.rule()));
        if (group.size() > SHOWN) {
            page.detail(Role.DIM, "and " + (group.size() - SHOWN) + " more like that: see --report html=FILE");
        }
        page.detail(group.get(0).why()).blank();
    }

    private static Role role(Comparison comparison) {
        return switch (comparison.answer()) {
            case AS_EXPECTED -> Role.PASS;
            case UNEXPECTED -> Role.BLOCK;
            case INCOMPLETE -> Role.UNKNOWN;
        };
    }
}
