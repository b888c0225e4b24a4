package dev.cupreflight.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What {@code appcmd list ... /xml} says about running objects; applicationHost.config does not know the state.
 *
 * @param items in the order of the output
 */
public record AppCmd(List<Item> items) {
    public AppCmd {
        items = List.copyOf(items);
    }

    /**
     * One listed object.
     *
     * @param kind {@code APPPOOL}, {@code SITE} ...
     * @param name from {@code APPPOOL.NAME}, {@code SITE.NAME}
     * @param state {@code Started}, {@code Stopped} ..., in English on every server
     * @param element all its attributes
     */
    public record Item(String kind, String name, Optional<String> state, XmlElement element) {

        /** The number of a site, from {@code SITE.ID}. */
        public Optional<String> id() {
            return element.attribute(kind + ".ID");
        }
    }

    /** The object of that kind and name, both without case. */
    public Optional<Item> find(String kind, String name) {
        return items.stream()
                .filter(item ->
                        item.kind().equalsIgnoreCase(kind) && item.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Reads the output. A list without objects is valid.
     *
     * @throws UnreadableException if it is not well-formed, not from appcmd, or appcmd reported an error
     */
    public static AppCmd parse(byte[] bytes) throws UnreadableException {
        XmlElement root = XmlReaders.read(bytes);
        if (!root.name().equals("appcmd")) {
            throw new UnreadableException(
                    "not the output of appcmd: the root element is " + BundlePath.shown(root.name()));
        }
        Optional<XmlElement> error = root.child("ERROR");
        if (error.isPresent()) {
            throw new UnreadableException(
                    "appcmd failed: " + error.get().attribute("message").orElse("no message"));
        }
        return new AppCmd(root.children().stream()
                .map(element -> new Item(
                        element.name(),
                        element.attribute(element.name() + ".NAME").orElse(""),
                        element.attribute("state"),
                        element))
                .toList());
    }
}
