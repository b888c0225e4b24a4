package dev.cupreflight.report;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Styles;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.diagnose.Cause;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.evidence.setuplog.LogLine;
import dev.cupreflight.rules.FixPlan;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A diagnosis for a console: the answer, then each cause with its proof and its fix, the root first. */
public final class DiagnosisText implements DiagnosisWriter {
    private final Styles styles;
    private final int width;

    /** A writer of console text; see {@link TextReport}. */
    public DiagnosisText(Styles styles, int width) {
        this.styles = styles;
        this.width = width;
    }

    @Override
    public void write(Diagnosis diagnosis, Writer out) throws IOException {
        TextPage page = new TextPage(styles, width);
        page.heading(Role.BOLD, DiagnosisPhrases.server(diagnosis), DiagnosisPhrases.setup(diagnosis.run()));
        page.text(DiagnosisPhrases.run(diagnosis)).text("Log " + diagnosis.source());
        diagnosis.notes().forEach(note -> page.text("Note: " + note));
        page.blank()
                .heading(role(diagnosis), DiagnosisPhrases.verdict(diagnosis), DiagnosisPhrases.meaning(diagnosis))
                .blank();
        if (diagnosis.answer() == Diagnosis.Answer.UNRECOGNISED) {
            unknown(page, diagnosis);
        }
        boolean first = true;
        for (Cause cause : diagnosis.causes()) {
            cause(page, cause, first);
            first = false;
        }
        if (DiagnosisPhrases.onlyPossible(diagnosis)) {
            unknown(page, diagnosis);
        }
        if (diagnosis.answer() == Diagnosis.Answer.UNFINISHED) {
            page.detail("The last line is "
                            + DiagnosisPhrases.proof(diagnosis.run().lastWords()))
                    .blank();
        }
        if (diagnosis.causes().size() > 1) {
            page.heading(
                    role(diagnosis),
                    DiagnosisPhrases.verdict(diagnosis),
                    "Begin with: " + diagnosis.causes().get(0).title());
        }
        out.write(page.toString());
    }

    private static void cause(TextPage page, Cause cause, boolean inFull) {
        page.finding(DiagnosisPhrases.mark(cause), cause.title(), cause.id());
        if (!cause.certain()) {
            page.detail(DiagnosisPhrases.doubt(cause));
        }
        page.detail(cause.why()).detail("In the log:");
        for (LogLine line : cause.proof()) {
            page.entry("  -", DiagnosisPhrases.proof(line));
        }
        confirmed(page, cause.confirmed());
        if (!cause.consequences().isEmpty()) {
            page.detail("This also explains, so that nothing of its own has to be done for it yet:");
            cause.consequences().forEach(each -> page.entry("  -", DiagnosisPhrases.named(each)));
        }
        List<FixPlan> shown =
                inFull ? cause.fixes() : cause.fixes().stream().limit(1).toList();
        for (FixPlan plan : shown) {
            page.blank();
            new TextFix(page).write(new Advice(List.of(), Optional.of(plan)), cause.id(), false);
        }
        int others = cause.fixes().size() - shown.size();
        if (others > 0) {
            page.blank()
                    .detail(
                            Role.DIM,
                            Phrases.count(others, "other way") + " to fix it: in the report (--report html=FILE)");
        }
        page.blank();
    }

    private static void confirmed(TextPage page, List<Finding> findings) {
        if (!findings.isEmpty()) {
            page.detail("The evidence of the server says the same:");
            findings.forEach(finding -> page.entry(
                    "  -", Phrases.headline(finding) + " (" + finding.rule().id() + ")"));
        }
    }

    private static void unknown(TextPage page, Diagnosis diagnosis) {
        DiagnosisPhrases.unknown(diagnosis.run()).forEach(page::detail);
        List<String> details = DiagnosisPhrases.details(diagnosis.run());
        if (!details.isEmpty()) {
            page.detail("The error in full, for a search or for Microsoft Support:");
            details.forEach(line -> page.entry("  |", line));
        }
        page.blank();
    }

    private static Role role(Diagnosis diagnosis) {
        return switch (diagnosis.answer()) {
            case SUCCEEDED -> Role.PASS;
            case EXPLAINED, UNRECOGNISED -> Role.BLOCK;
            case UNFINISHED, CLOSED -> Role.UNKNOWN;
        };
    }
}
