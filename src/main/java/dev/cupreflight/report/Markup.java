package dev.cupreflight.report;

import dev.cupreflight.console.Sanitizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** HTML that is well-formed XML too. Every text and attribute is sanitized and escaped here. */
final class Markup {
    private static final Set<String> INLINE = Set.of("a", "span", "strong", "code", "title");

    private final StringBuilder page = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        page.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        String tag = open.pop();
        page.append("</").append(tag).append('>');
        return this;
    }

    /** An element without content, such as {@code meta}. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        page.append(" />");
        return this;
    }

    /** An element with a text of one line. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Markup text(String text) {
        page.append(escaped(Sanitizer.clean(text)));
        return this;
    }

    /** A text that keeps its line breaks. */
    Markup lines(String text) {
        page.append(escaped(Sanitizer.lines(text)));
        return this;
    }

    /** What stands in the page as it is: our own styles, never a text from elsewhere. */
    Markup own(String markup) {
        page.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private void start(String tag, String... attributes) {
        page.append(INLINE.contains(tag) ? "" : "\n").append('<').append(tag);
        for (int at = 0; at < attributes.length; at += 2) {
            String value = escaped(Sanitizer.clean(attributes[at + 1]));
            page.append(' ').append(attributes[at]).append("=\"").append(value).append('"');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
