package dev.cupreflight.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The only place that makes XML parsers. They load nothing, refuse a document type declaration (and with it every
 * entity that a document could declare), and stop at limits on depth, attributes and text.
 */
public final class XmlReaders {
    /** Elements inside each other. */
    public static final int DEPTH = 200;

    /** Attributes of one element. */
    public static final int ATTRIBUTES = 500;

    /** Characters of text and attribute values in one document. */
    public static final long CHARACTERS = 64L * 1024 * 1024;

    /** How the numbers of the platform's own limits begin. */
    private static final String PLATFORM_LIMIT = "JAXP0001";

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final Deque<OpenElement> open = new ArrayDeque<>();
    private long characters;

    private XmlReaders(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a whole document. The encoding is taken from the byte order mark or the XML declaration, else it is UTF-8.
     *
     * @throws UnreadableException if it is not well-formed, declares a document type, or is beyond a limit
     */
    public static XmlElement read(byte[] bytes) throws UnreadableException {
        XMLStreamReader xml;
        try {
            xml = FACTORY.createXMLStreamReader(XmlText.open(bytes));
        } catch (XMLStreamException e) {
            throw malformed(e, "before the first element");
        }
        return new XmlReaders(xml).document();
    }

    /**
     * A document to be read element by element. It has a factory of its own, so that several can be read at once.
     *
     * @throws UnreadableException if it does not begin as XML
     */
    static XMLStreamReader stream(byte[] bytes) throws UnreadableException {
        try {
            return factory().createXMLStreamReader(XmlText.open(bytes));
        } catch (XMLStreamException e) {
            throw malformed(e, "before the first element");
        }
    }

    /** Refuses a document type declaration and an entity that is not declared. */
    static void refuseDeclarations(int event, XMLStreamReader xml) throws UnreadableException {
        if (event == XMLStreamConstants.DTD) {
            throw new UnreadableException(
                    "declares a document type (DOCTYPE) at " + place(xml.getLocation()) + ", which is refused");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableException(
                    "uses an undeclared entity at " + place(xml.getLocation()) + ", which is refused");
        }
    }

    private XmlElement document() throws UnreadableException {
        XmlElement root = XmlElement.NONE;
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                case XMLStreamConstants.END_ELEMENT -> {
                    root = open.pop().close();
                    if (!open.isEmpty()) {
                        open.peek().children.add(root);
                    }
                }
                default -> refuseDeclarations(event, xml);
            }
        }
        return root;
    }

    private int next() throws UnreadableException {
        try {
            return xml.next();
        } catch (XMLStreamException e) {
            throw malformed(
                    e,
                    open.isEmpty()
                            ? "outside of the root element"
                            : "inside <" + open.peek().name + "> of line " + open.peek().line);
        }
    }

    private void start() throws UnreadableException {
        if (open.size() >= DEPTH) {
            throw new UnreadableException("nested deeper than " + DEPTH + " elements at " + place(xml.getLocation()));
        }
        if (xml.getAttributeCount() > ATTRIBUTES) {
            throw new UnreadableException("more than " + ATTRIBUTES + " attributes at " + place(xml.getLocation()));
        }
        OpenElement element =
                new OpenElement(xml.getLocalName(), xml.getLocation().getLineNumber());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            count(value.length());
            element.attributes.put(xml.getAttributeLocalName(i), value);
        }
        open.push(element);
    }

    private void text() throws UnreadableException {
        if (!open.isEmpty()) {
            count(xml.getTextLength());
            open.peek().text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    private void count(int added) throws UnreadableException {
        characters += added;
        if (characters > CHARACTERS) {
            throw new UnreadableException("holds more than " + CHARACTERS + " characters");
        }
    }

    // The parser's own message is left out: it is translated to the language of the computer.
    static UnreadableException malformed(XMLStreamException e, String where) {
        boolean limit = e.getMessage() != null && e.getMessage().contains(PLATFORM_LIMIT);
        String what = limit ? "beyond a limit of the XML parser at " : "not well-formed at ";
        return new UnreadableException(what + place(e.getLocation()) + ": " + where, e);
    }

    private static String place(Location location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    private static XMLInputFactory factory() {
        // The default factory of the platform: another one on the class path could read these properties differently.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // Newer platforms stop at depth 100, 200 attributes, and 100,000 characters written as &lt; and the like.
        factory.setProperty("jdk.xml.maxElementDepth", 2 * DEPTH);
        factory.setProperty("jdk.xml.elementAttributeLimit", 10 * ATTRIBUTES);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        return factory;
    }

    /** An element whose end has not been read yet. */
    private static final class OpenElement {
        private final String name;
        private final int line;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<XmlElement> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        OpenElement(String name, int line) {
            this.name = name;
            this.line = line;
        }

        XmlElement close() {
            return new XmlElement(name, attributes, children, children.isEmpty() ? text.toString() : "", line);
        }
    }
}
