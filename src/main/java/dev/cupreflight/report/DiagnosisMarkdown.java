package dev.cupreflight.report;

import dev.cupreflight.diagnose.Cause;
import dev.cupreflight.diagnose.Diagnosis;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A diagnosis as GitHub flavoured Markdown. */
public final class DiagnosisMarkdown implements DiagnosisWriter {

    @Override
    public void write(Diagnosis diagnosis, Writer out) throws IOException {
        MarkdownPage page = new MarkdownPage();
        page.heading(1, DiagnosisPhrases.server(diagnosis) + ": Setup " + DiagnosisPhrases.verdict(diagnosis));
        page.text(DiagnosisPhrases.meaning(diagnosis));
        page.tableHead("Log", "");
        page.row("File", diagnosis.source());
        page.row("Setup", DiagnosisPhrases.setup(diagnosis.run()));
        page.row("Run", DiagnosisPhrases.run(diagnosis));
        diagnosis.notes().forEach(note -> page.row("Note", note));
        page.blank();
        diagnosis.causes().forEach(cause -> cause(page, cause));
        if (diagnosis.answer() == Diagnosis.Answer.UNRECOGNISED) {
            page.heading(2, "The error").list("-", DiagnosisPhrases.unknown(diagnosis.run()));
            page.list("-", DiagnosisPhrases.details(diagnosis.run()));
        }
        out.write(page.toString());
    }

    private static void cause(MarkdownPage page, Cause cause) {
        page.heading(2, (cause.certain() ? "" : "Possible: ") + cause.title());
        page.paragraph("`" + cause.id() + "`").text(cause.why());
        page.list("-", cause.proof().stream().map(DiagnosisPhrases::proof).toList());
        page.list(
                "-",
                cause.confirmed().stream()
                        .map(finding -> "Server: " + Phrases.headline(finding))
                        .toList());
        page.list(
                "-",
                cause.consequences().stream()
                        .map(each -> "Also explained by this: " + DiagnosisPhrases.named(each))
                        .toList());
        cause.fixes().forEach(plan -> MarkdownFix.plan(page, new Advice(List.of(), Optional.of(plan)), plan));
    }
}
