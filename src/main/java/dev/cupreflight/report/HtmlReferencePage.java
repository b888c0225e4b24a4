package dev.cupreflight.report;

import java.util.List;

/** The reference as one HTML page, in the dress of the reports. */
final class HtmlReferencePage implements ReferencePage {
    private final Markup page = new Markup();

    HtmlReferencePage(String title) {
        PageStyle.head(page, title, List.of(PageStyle.common()));
        page.open("body").open("main");
    }

    @Override
    public ReferencePage heading(int level, String text) {
        page.element("h" + level, text);
        return this;
    }

    @Override
    public ReferencePage entry(String id) {
        page.element("h3", id, "id", id);
        return this;
    }

    @Override
    public ReferencePage text(String text) {
        page.element("p", text);
        return this;
    }

    @Override
    public ReferencePage labelled(String label, String text) {
        page.open("p").element("strong", label + ": ").text(text).close();
        return this;
    }

    @Override
    public ReferencePage code(String language, String text) {
        page.open("pre").lines(text).close();
        return this;
    }

    @Override
    public ReferencePage list(List<String> texts) {
        page.open("ul");
        texts.forEach(text -> page.element("li", text));
        page.close();
        return this;
    }

    @Override
    public ReferencePage links(List<String> head, List<List<String>> rows) {
        page.open("table").open("thead").open("tr");
        head.forEach(name -> page.element("th", name));
        page.close().close().open("tbody");
        for (List<String> row : rows) {
            page.open("tr")
                    .open("td")
                    .element("a", row.get(0), "href", "#" + row.get(0))
                    .close();
            row.stream().skip(1).forEach(cell -> page.element("td", cell));
            page.close();
        }
        page.close().close();
        return this;
    }

    @Override
    public String toString() {
        return page + "\n</main></body></html>\n";
    }
}
