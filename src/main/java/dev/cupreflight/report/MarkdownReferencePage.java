package dev.cupreflight.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference in Markdown. GitHub and its like link to headings by their text in lower case without dots. */
final class MarkdownReferencePage implements ReferencePage {
    private final MarkdownPage page = new MarkdownPage();

    @Override
    public ReferencePage heading(int level, String text) {
        page.heading(level, text);
        return this;
    }

    @Override
    public ReferencePage entry(String id) {
        return heading(3, id);
    }

    @Override
    public ReferencePage text(String text) {
        page.text(text);
        return this;
    }

    @Override
    public ReferencePage labelled(String label, String text) {
        page.paragraph("**" + MarkdownPage.escaped(label) + ":** " + MarkdownPage.escaped(text));
        return this;
    }

    @Override
    public ReferencePage code(String language, String text) {
        page.command(language, text);
        return this;
    }

    @Override
    public ReferencePage list(List<String> texts) {
        page.list("-", texts);
        return this;
    }

    @Override
    public ReferencePage links(List<String> head, List<List<String>> rows) {
        page.tableHead(head.toArray(String[]::new));
        for (List<String> row : rows) {
            String id = row.get(0);
            page.rawRow(Stream.concat(
                            Stream.of("[" + MarkdownPage.escaped(id) + "](#" + id.replace(".", "") + ")"),
                            row.stream().skip(1).map(MarkdownPage::escaped))
                    .collect(Collectors.toList()));
        }
        page.blank();
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
