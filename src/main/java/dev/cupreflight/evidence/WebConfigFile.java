package dev.cupreflight.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What matters of a {@code web.config} or {@code SharedWebConfig.config}. It is read as a stream: the shared ones have
 * nearly two megabytes each (exchange-facts.md 1.6).
 *
 * @param binSearchFolders the value of {@code appSettings/BinSearchFolders}
 * @param starRules the names of the URL Rewrite rules whose pattern is a bare {@code *} and no wildcard
 * @param strictTransport true when it sends a Strict-Transport-Security header (HSTS)
 */
public record WebConfigFile(Optional<String> binSearchFolders, List<String> starRules, boolean strictTransport) {
    private static final byte[] UNEXPANDED = "%ExchangeInstallDir%".getBytes(StandardCharsets.US_ASCII);

    public WebConfigFile {
        starRules = List.copyOf(starRules);
    }

    /**
     * Reads a whole file.
     *
     * @throws UnreadableException if it is not well-formed XML, or not a configuration
     */
    public static WebConfigFile parse(byte[] bytes) throws UnreadableException {
        return new Scan(XmlReaders.stream(bytes)).file();
    }

    /**
     * How often the variable of the installation folder stands in a file, which Setup should have replaced; also in a
     * file that is not well-formed. The zero bytes of UTF-16 are passed over.
     */
    public static long unexpanded(byte[] bytes) {
        long count = 0;
        int matched = 0;
        for (byte each : bytes) {
            if (each == UNEXPANDED[matched]) {
                matched++;
            } else if (each != 0) {
                matched = each == UNEXPANDED[0] ? 1 : 0;
            }
            if (matched == UNEXPANDED.length) {
                count++;
                matched = 0;
            }
        }
        return count;
    }

    /** One pass over a file. */
    private static final class Scan {
        private final XMLStreamReader xml;
        private final Deque<String> open = new ArrayDeque<>();
        private final List<String> starRules = new ArrayList<>();
        private Optional<String> binSearchFolders = Optional.empty();
        private boolean strictTransport;
        private String rule = "";
        private boolean wildcards;

        Scan(XMLStreamReader xml) {
            this.xml = xml;
        }

        WebConfigFile file() throws UnreadableException {
            for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
                XmlReaders.refuseDeclarations(event, xml);
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pop();
                }
            }
            return new WebConfigFile(binSearchFolders, starRules, strictTransport);
        }

        private int next() throws UnreadableException {
            try {
                return xml.next();
            } catch (XMLStreamException e) {
                throw XmlReaders.malformed(
                        e, open.isEmpty() ? "outside of the root element" : "inside <" + open.peek() + ">");
            }
        }

        private void start(String name) throws UnreadableException {
            if (open.isEmpty() && !name.equals("configuration")) {
                throw new UnreadableException("not a configuration: the root element is " + BundlePath.shown(name));
            }
            if (open.size() >= XmlReaders.DEPTH) {
                throw new UnreadableException("nested deeper than " + XmlReaders.DEPTH + " elements");
            }
            String parent = open.isEmpty() ? "" : open.peek();
            open.push(name);
            switch (name) {
                case "add" -> added(parent);
                case "rule" -> {
                    rule = attribute("name");
                    wildcards = attribute("patternSyntax").equalsIgnoreCase("Wildcard");
                }
                case "match" -> {
                    if (parent.equals("rule") && !wildcards && attribute("url").equals("*")) {
                        starRules.add(rule);
                    }
                }
                default -> {}
            }
        }

        private void added(String parent) {
            if (parent.equals("appSettings") && attribute("key").equalsIgnoreCase("BinSearchFolders")) {
                binSearchFolders = Optional.of(attribute("value"));
            }
            if (parent.equals("customHeaders") && attribute("name").equalsIgnoreCase("Strict-Transport-Security")) {
                strictTransport = true;
            }
        }

        private String attribute(String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value;
        }
    }
}
