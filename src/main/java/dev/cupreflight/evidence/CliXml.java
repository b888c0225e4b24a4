package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of {@code Export-Clixml}, read as plain XML: nothing in it is ever deserialized.
 *
 * @param values what was piped into the cmdlet, in order
 */
public record CliXml(List<CliXmlValue> values) {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    public CliXml {
        values = List.copyOf(values);
    }

    /** The values that are objects, in order. */
    public List<CliXmlObject> objects() {
        return values.stream()
                .filter(CliXmlObject.class::isInstance)
                .map(CliXmlObject.class::cast)
                .toList();
    }

    /**
     * Reads the XML in UTF-16, as Windows PowerShell writes it, or UTF-8. Source: exchange-facts.md 1.10.
     *
     * @throws UnreadableException if it is not well-formed, not CLIXML, or holds bytes that are not base64
     */
    public static CliXml parse(byte[] bytes) throws UnreadableException {
        XmlElement root = XmlReaders.read(bytes);
        if (!root.name().equals("Objs")) {
            throw new UnreadableException("not CLIXML: the root element is " + BundlePath.shown(root.name()));
        }
        Parser parser = new Parser();
        List<CliXmlValue> values = new ArrayList<>();
        for (XmlElement element : root.children()) {
            values.add(parser.value(element));
        }
        return new CliXml(values);
    }

    /** Undoes PowerShell's {@code _x000D_} for characters that XML cannot hold. */
    static String decoded(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                : text;
    }

    /** Remembers what later elements of one document refer to. */
    private static final class Parser {
        private final Map<String, List<String>> types = new HashMap<>();
        private final Map<String, String> shown = new HashMap<>();

        CliXmlValue value(XmlElement element) throws UnreadableException {
            return switch (element.name()) {
                case "Nil" -> new CliXmlValue.Nil();
                case "Obj" -> object(element);
                // The text of the other object, not the object: references may run in circles.
                case "Ref" -> new CliXmlValue.Scalar("Ref", shown.getOrDefault(reference(element), ""));
                default -> scalar(element);
            };
        }

        private CliXmlValue scalar(XmlElement element) throws UnreadableException {
            String text = element.name().equals("BA") ? element.text().strip() : decoded(element.text());
            if (element.name().equals("BA")) {
                try {
                    Base64.getDecoder().decode(text);
                } catch (IllegalArgumentException e) {
                    throw new UnreadableException("line " + element.line() + ": bytes that are not base64", e);
                }
            }
            return new CliXmlValue.Scalar(element.name(), text);
        }

        private CliXmlObject object(XmlElement element) throws UnreadableException {
            Map<String, CliXmlValue> properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            List<CliXmlValue> items = new ArrayList<>();
            List<String> names = types(element);
            Optional<String> text = element.child("ToString").map(child -> decoded(child.text()));
            text.ifPresent(string -> shown.put(reference(element), string));
            for (XmlElement child : element.children()) {
                switch (child.name()) {
                    case "TN", "TNRef", "ToString" -> {}
                    case "Props", "MS" -> members(child, properties);
                    case "DCT" -> dictionary(child, properties);
                    case "LST", "IE", "QUE", "STK" -> {
                        for (XmlElement item : child.children()) {
                            items.add(value(item));
                        }
                    }
                    default -> items.add(value(child));
                }
            }
            return new CliXmlObject(names, text, properties, items);
        }

        /** A property of the object comes first, and wins over one that PowerShell added. */
        private void members(XmlElement members, Map<String, CliXmlValue> into) throws UnreadableException {
            for (XmlElement member : members.children()) {
                into.putIfAbsent(decoded(member.attribute("N").orElse("")), value(member));
            }
        }

        private void dictionary(XmlElement dictionary, Map<String, CliXmlValue> into) throws UnreadableException {
            for (XmlElement entry : dictionary.children("En")) {
                Optional<CliXmlValue> key = Optional.empty();
                for (XmlElement half : entry.children()) {
                    CliXmlValue value = value(half);
                    if (half.attribute("N").equals(Optional.of("Key"))) {
                        key = Optional.of(value);
                    } else {
                        into.putIfAbsent(key.flatMap(CliXmlValue::asText).orElse(""), value);
                    }
                }
            }
        }

        private List<String> types(XmlElement element) {
            Optional<XmlElement> written = element.child("TN");
            if (written.isEmpty()) {
                return element.child("TNRef")
                        .map(reference -> types.getOrDefault(reference(reference), List.of()))
                        .orElse(List.of());
            }
            List<String> names = written.get().children("T").stream()
                    .map(type -> decoded(type.text()))
                    .toList();
            types.put(reference(written.get()), names);
            return names;
        }

        private static String reference(XmlElement element) {
            return element.attribute("RefId").orElse("");
        }
    }
}
