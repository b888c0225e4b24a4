package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML as IIS does: CRLF, four spaces per level, elements without content closed at once. */
final class XmlExport {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n");
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** Starts an element. */
    XmlExport open(String element) {
        endTag();
        text.append(indent()).append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    /** Adds an attribute to the element that was just started. */
    XmlExport with(String name, String value) {
        text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    /** Adds an attribute, unless its value is empty. */
    XmlExport withAny(String name, String value) {
        return value.isEmpty() ? this : with(name, value);
    }

    /** Ends the innermost element. */
    XmlExport close() {
        String element = open.pop();
        text.append(inTag ? " />" : indent() + "</" + element + ">").append("\r\n");
        inTag = false;
        return this;
    }

    /** Adds lines that are XML already. */
    XmlExport lines(String xml) {
        endTag();
        xml.lines().forEach(line -> text.append(indent()).append(line).append("\r\n"));
        return this;
    }

    /** The finished file. */
    byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }

    private void endTag() {
        if (inTag) {
            text.append(">\r\n");
            inTag = false;
        }
    }

    private String indent() {
        return "    ".repeat(open.size());
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
