package dev.cupreflight.evidence;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The settings of a .NET configuration file such as {@code web.config}, each under a name that stays the same when others
 * come and go: {@code appSettings/add[MaxBrowsers]@value}. Comments, white space and the order of attributes do not count.
 * The bindings of assemblies are left out: they are the program's business, and each version has others.
 *
 * @param values the values by name, in the order of the file
 */
public record ConfigurationSettings(Map<String, String> values) {
    private static final String LEFT_OUT = "assemblyBinding";
    private static final List<String> NAMES = List.of(
            "key", "name", "id", "path", "fileExtension", "statusCode", "assembly", "namespace", "url", "input");
    private static final int MOST = 50_000;

    public ConfigurationSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads a whole file.
     *
     * @throws UnreadableException if it is not well-formed XML, not a configuration, or holds too many settings
     */
    public static ConfigurationSettings parse(byte[] bytes) throws UnreadableException {
        return new Scan(XmlReaders.stream(bytes)).settings();
    }

    /** An open element: its full name, how often each child's name was seen, and its text. */
    private static final class Open {
        private final String path;
        private final Map<String, Integer> children = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private boolean leaf = true;
        private boolean told;

        Open(String path) {
            this.path = path;
        }
    }

    /** One pass over a file. */
    private static final class Scan {
        private final XMLStreamReader xml;
        private final Deque<Open> open = new ArrayDeque<>();
        private final Map<String, String> values = new LinkedHashMap<>();

        Scan(XMLStreamReader xml) {
            this.xml = xml;
        }

        ConfigurationSettings settings() throws UnreadableException {
            for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
                XmlReaders.refuseDeclarations(event, xml);
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    default -> {}
                }
            }
            return new ConfigurationSettings(values);
        }

        private int next() throws UnreadableException {
            try {
                return xml.next();
            } catch (XMLStreamException e) {
                throw XmlReaders.malformed(
                        e, open.isEmpty() ? "outside of the root element" : "inside " + open.peek().path);
            }
        }

        private void start() throws UnreadableException {
            String name = xml.getLocalName();
            if (open.isEmpty()) {
                if (!name.equals("configuration")) {
                    throw new UnreadableException("not a configuration: the root element is " + BundlePath.shown(name));
                }
                open.push(new Open(""));
                return;
            }
            if (open.size() >= XmlReaders.DEPTH) {
                throw new UnreadableException("nested deeper than " + XmlReaders.DEPTH + " elements");
            }
            Open parent = open.peek();
            parent.leaf = false;
            if (name.equals(LEFT_OUT)) {
                skip();
                return;
            }
            String identity = identity();
            String segment =
                    identity.isEmpty() ? name : name + "[" + xml.getAttributeValue(null, identity) + verb() + "]";
            int number = parent.children.merge(segment, 1, Integer::sum);
            Open element = new Open(
                    (parent.path.isEmpty() ? "" : parent.path + "/") + segment + (number == 1 ? "" : "#" + number));
            open.push(element);
            for (int at = 0; at < xml.getAttributeCount(); at++) {
                String attribute = xml.getAttributeLocalName(at);
                if (!attribute.equals(identity)) {
                    put(element.path + "@" + attribute, xml.getAttributeValue(at));
                    element.told = true;
                }
            }
        }

        /** The attribute that tells siblings apart; empty when there is none. */
        private String identity() {
            return NAMES.stream()
                    .filter(each -> xml.getAttributeValue(null, each) != null)
                    .findFirst()
                    .orElse("");
        }

        /** Handlers differ by path and verb. */
        private String verb() {
            String verb = xml.getAttributeValue(null, "verb");
            return verb == null ? "" : " " + verb;
        }

        private void skip() throws UnreadableException {
            int depth = 1;
            while (depth > 0) {
                int event = next();
                XmlReaders.refuseDeclarations(event, xml);
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            }
        }

        private void text() {
            if (!open.isEmpty()) {
                open.peek().text.append(xml.getText());
            }
        }

        private void end() throws UnreadableException {
            Open element = open.pop();
            String text = element.text.toString().strip();
            if (element.leaf && !element.path.isEmpty() && !(text.isEmpty() && element.told)) {
                put(element.path, text.isEmpty() ? "there" : text);
            }
        }

        private void put(String name, String value) throws UnreadableException {
            if (values.size() == MOST) {
                throw new UnreadableException("holds more than " + MOST + " settings");
            }
            values.put(name, value);
        }
    }
}
