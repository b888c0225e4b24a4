package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What applicationHost.config says, with its own defaults applied. What IIS itself refuses (a pool, site, application,
 * virtual directory or binding without its key, two pools or sites of one name, another root element) makes the file
 * unreadable, and so does a section that is kept in another file. A section that is missing is empty.
 *
 * @param pools in the order of the file
 * @param sites in the order of the file
 * @param locations the settings for one place each, directly below the root, in the order of the file
 * @param metadata the properties of the legacy metabase
 * @param root the whole file
 */
public record IisConfiguration(
        List<IisApplicationPool> pools,
        List<IisSite> sites,
        List<Location> locations,
        List<MetadataProperty> metadata,
        XmlElement root) {
    public IisConfiguration {
        pools = List.copyOf(pools);
        sites = List.copyOf(sites);
        locations = List.copyOf(locations);
        metadata = List.copyOf(metadata);
    }

    /**
     * Settings for one place of a site.
     *
     * @param path site and application, such as {@code Default Web Site/owa}; empty for the whole server
     * @param inherited whether they also hold for the applications below
     * @param element the {@code location} element with its sections
     */
    public record Location(String path, boolean inherited, XmlElement element) {}

    /**
     * One property of {@code system.applicationHost/customMetadata}.
     *
     * @param path the metabase key, such as {@code LM/W3SVC/1}
     * @param id the property's number
     * @param value its value as written
     */
    public record MetadataProperty(String path, String id, String value) {}

    /**
     * Reads an applicationHost.config.
     *
     * @throws UnreadableException if it is not well-formed XML or not a configuration that IIS would take
     */
    public static IisConfiguration parse(byte[] bytes) throws UnreadableException {
        XmlElement root = XmlReaders.read(bytes);
        if (!root.name().equals("configuration")) {
            throw new UnreadableException(
                    "not an IIS configuration: the root element is " + BundlePath.shown(root.name()));
        }
        XmlElement host = root.child("system.applicationHost").orElse(XmlElement.NONE);
        return new IisConfiguration(
                IisSections.pools(host), IisSections.sites(host), locations(root), metadata(host), root);
    }

    /** The site of that name, without case. */
    public Optional<IisSite> site(String name) {
        return sites.stream().filter(site -> site.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The application pool of that name, without case. */
    public Optional<IisApplicationPool> pool(String name) {
        return pools.stream().filter(pool -> pool.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The location elements for exactly that path, without case and without slashes at its ends. */
    public List<Location> locations(String path) {
        return locations.stream()
                .filter(location -> location.path().equalsIgnoreCase(trimmed(path)))
                .toList();
    }

    /**
     * A setting as this file makes it effective at a place: from the location of the place, else of the nearest place
     * above, else of the whole server. A web.config may still override it.
     *
     * @param path site and application, such as {@code Default Web Site/owa}
     * @param section the section's path, such as {@code system.webServer/security/access}
     * @param attribute the attribute, such as {@code sslFlags}
     */
    public Optional<String> setting(String path, String section, String attribute) {
        String place = trimmed(path);
        boolean inheriting = false;
        while (true) {
            for (Location location : locations(place)) {
                Optional<String> value =
                        location.element().at(section).flatMap(element -> element.attribute(attribute));
                if (value.isPresent() && (!inheriting || location.inherited())) {
                    return value;
                }
            }
            if (place.isEmpty()) {
                return root.at(section).flatMap(element -> element.attribute(attribute));
            }
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
            inheriting = true;
        }
    }

    private static List<Location> locations(XmlElement root) {
        return root.children("location").stream()
                .map(element -> new Location(
                        trimmed(element.attribute("path").orElse("")),
                        !element.attribute("inheritInChildApplications")
                                .orElse("true")
                                .equalsIgnoreCase("false"),
                        element))
                .toList();
    }

    private static List<MetadataProperty> metadata(XmlElement host) {
        List<MetadataProperty> properties = new ArrayList<>();
        for (XmlElement key :
                host.child("customMetadata").orElse(XmlElement.NONE).children("key")) {
            for (XmlElement property : key.children("property")) {
                properties.add(new MetadataProperty(
                        key.attribute("path").orElse(""),
                        property.attribute("id").orElse(""),
                        property.attribute("value").orElse("")));
            }
        }
        return properties;
    }

    private static String trimmed(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.endsWith("/") && path.length() > start ? path.length() - 1 : path.length();
        String trimmed = path.substring(start, end);
        return trimmed.equals(".") ? "" : trimmed;
    }
}
