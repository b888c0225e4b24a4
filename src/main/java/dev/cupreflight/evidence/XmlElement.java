package dev.cupreflight.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of an XML document. Names are without namespace prefixes and compare with case, as IIS and PowerShell do.
 *
 * @param name the local name
 * @param attributes by local name, in document order; namespace declarations are left out
 * @param children the elements directly below
 * @param text the characters directly below, untrimmed; empty if there are elements below
 * @param line where the element starts, from 1
 */
public record XmlElement(
        String name, Map<String, String> attributes, List<XmlElement> children, String text, int line) {
    /** An element that is not there, so that lookups below it find nothing. */
    static final XmlElement NONE = new XmlElement("", Map.of(), List.of(), "", 0);

    public XmlElement {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** The value of an attribute. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The children of that name, in document order. */
    public List<XmlElement> children(String child) {
        return children.stream().filter(element -> element.name().equals(child)).toList();
    }

    /** The first child of that name. */
    public Optional<XmlElement> child(String child) {
        return children.stream().filter(element -> element.name().equals(child)).findFirst();
    }

    /** The element at a path of names, the first of each: {@code "system.webServer/security/access"}. */
    public Optional<XmlElement> at(String path) {
        Optional<XmlElement> element = Optional.of(this);
        for (String step : path.split("/", -1)) {
            element = element.flatMap(parent -> parent.child(step));
        }
        return element;
    }
}
