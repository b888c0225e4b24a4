package dev.cupreflight.report;

import dev.cupreflight.console.Sanitizer;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Indented XML. Every text passes the sanitizer, which leaves no character that XML cannot hold. */
final class XmlPage {
    private final XMLStreamWriter xml;
    private int depth = 0;
    private boolean justOpened = false;

    XmlPage(XMLStreamWriter xml) throws XMLStreamException {
        this.xml = xml;
        xml.writeStartDocument("UTF-8", "1.0");
    }

    /** Names and values in turn, in this order. */
    static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            attributes.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return attributes;
    }

    void open(String name, Map<String, String> attributes) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        write(attributes);
        depth++;
        justOpened = true;
    }

    void close() throws XMLStreamException {
        depth--;
        if (!justOpened) {
            line();
        }
        xml.writeEndElement();
        justOpened = false;
    }

    void empty(String name, String... attributes) throws XMLStreamException {
        line();
        xml.writeEmptyElement(name);
        write(attributes(attributes));
        justOpened = false;
    }

    void element(String name, String text, String... attributes) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        write(attributes(attributes));
        xml.writeCharacters(Sanitizer.lines(text));
        xml.writeEndElement();
        justOpened = false;
    }

    void finish() throws XMLStreamException {
        xml.writeEndDocument();
        xml.writeCharacters("\n");
        xml.flush();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void write(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), Sanitizer.clean(attribute.getValue()));
        }
    }
}
