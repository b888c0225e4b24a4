package dev.cupreflight.report;

import dev.cupreflight.diagnose.Cause;
import dev.cupreflight.diagnose.Diagnosis;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A diagnosis as one HTML page without scripts or anything from elsewhere. */
public final class DiagnosisHtml implements DiagnosisWriter {

    @Override
    public void write(Diagnosis diagnosis, Writer out) throws IOException {
        Markup page = new Markup();
        PageStyle.head(
                page,
                DiagnosisPhrases.server(diagnosis) + ": " + DiagnosisPhrases.verdict(diagnosis),
                List.of(PageStyle.common()));
        page.open("body");
        page.open("header", "class", "banner " + (diagnosis.run().succeeded() ? "cleared" : "blocked"));
        page.element("p", "Diagnosis of Exchange Setup", "class", "topic");
        page.element("h1", DiagnosisPhrases.server(diagnosis));
        page.open("p", "class", "verdict")
                .element("strong", DiagnosisPhrases.verdict(diagnosis))
                .close();
        page.element("p", DiagnosisPhrases.meaning(diagnosis)).close();
        page.open("main");
        facts(page, diagnosis);
        diagnosis.causes().forEach(cause -> cause(page, cause));
        if (diagnosis.answer() == Diagnosis.Answer.UNRECOGNISED) {
            page.open("section").element("h2", "The error");
            list(page, "", DiagnosisPhrases.unknown(diagnosis.run()));
            page.open("pre")
                    .lines(String.join("\n", DiagnosisPhrases.details(diagnosis.run())))
                    .close()
                    .close();
        }
        page.close().close().close();
        out.write(page + "\n");
    }

    private static void facts(Markup page, Diagnosis diagnosis) {
        page.open("section").element("h2", "What was read").open("table", "class", "facts");
        HtmlFacts.row(page, "Log", diagnosis.source());
        HtmlFacts.row(page, "Setup", DiagnosisPhrases.setup(diagnosis.run()));
        HtmlFacts.row(page, "Run", DiagnosisPhrases.run(diagnosis));
        diagnosis.notes().forEach(note -> HtmlFacts.row(page, "Note", note));
        page.close().close();
    }

    private static void cause(Markup page, Cause cause) {
        page.open("section").open("article", "class", "finding " + (cause.certain() ? "block" : "unknown"));
        page.open("h2")
                .text((cause.certain() ? "" : "Possible: ") + cause.title())
                .close();
        page.open("p", "class", "rule").element("code", cause.id()).close();
        page.element("p", cause.why());
        list(
                page,
                "In the log:",
                cause.proof().stream().map(DiagnosisPhrases::proof).toList());
        list(
                page,
                "The evidence of the server says the same:",
                cause.confirmed().stream().map(Phrases::headline).toList());
        list(
                page,
                "Also explained by this:",
                cause.consequences().stream().map(DiagnosisPhrases::named).toList());
        cause.fixes().forEach(plan -> HtmlFix.plan(page, new Advice(List.of(), Optional.of(plan)), plan));
        page.close().close();
    }

    private static void list(Markup page, String title, List<String> texts) {
        if (!texts.isEmpty()) {
            page.element("p", title).open("ul");
            texts.forEach(text -> page.element("li", text));
            page.close();
        }
    }
}
