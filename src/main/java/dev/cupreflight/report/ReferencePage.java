package dev.cupreflight.report;

import java.util.List;

/** A page of the reference, whatever its format. Texts are plain; the page escapes them. */
public interface ReferencePage {

    /** A heading of level 1 to 3. */
    ReferencePage heading(int level, String text);

    /** The heading of an entry that {@link #links} can lead to. */
    ReferencePage entry(String id);

    ReferencePage text(String text);

    /** A name in bold type and what belongs to it. */
    ReferencePage labelled(String label, String text);

    /** Something to type or to read letter by letter. */
    ReferencePage code(String language, String text);

    ReferencePage list(List<String> texts);

    /** A table whose first column leads to the entry of that name. */
    ReferencePage links(List<String> head, List<List<String>> rows);

    /** The whole page, with a final line end. */
    @Override
    String toString();

    /** A page in GitHub flavoured Markdown. */
    static ReferencePage markdown() {
        return new MarkdownReferencePage();
    }

    /** A self-contained HTML page without scripts. */
    static ReferencePage html(String title) {
        return new HtmlReferencePage(title);
    }
}
