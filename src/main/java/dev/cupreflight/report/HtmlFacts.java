package dev.cupreflight.report;

/** The table at the head of a page that says what it is about. */
final class HtmlFacts {
    private HtmlFacts() {}

    static void row(Markup page, String name, String value) {
        page.open("tr").element("th", name, "scope", "row").element("td", value).close();
    }
}
