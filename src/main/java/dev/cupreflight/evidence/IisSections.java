package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the sections {@code applicationPools} and {@code sites} of {@code system.applicationHost}. */
final class IisSections {
    private IisSections() {}

    static List<IisApplicationPool> pools(XmlElement host) throws UnreadableException {
        XmlElement section = section(host, "applicationPools");
        XmlElement defaults = section.child("applicationPoolDefaults").orElse(XmlElement.NONE);
        List<IisApplicationPool> pools = new ArrayList<>();
        for (XmlElement pool : unique(section.children("add"))) {
            pools.add(new IisApplicationPool(required(pool, "name"), pool, defaults));
        }
        return pools;
    }

    static List<IisSite> sites(XmlElement host) throws UnreadableException {
        XmlElement section = section(host, "sites");
        List<IisSite> sites = new ArrayList<>();
        for (XmlElement site : unique(section.children("site"))) {
            sites.add(site(site, section));
        }
        return sites;
    }

    private static IisSite site(XmlElement site, XmlElement section) throws UnreadableException {
        List<IisSite.Application> applications = new ArrayList<>();
        for (XmlElement application : site.children("application")) {
            applications.add(application(application, site, section));
        }
        List<IisBinding> bindings = new ArrayList<>();
        for (XmlElement binding : site.child("bindings").orElse(XmlElement.NONE).children("binding")) {
            bindings.add(new IisBinding(
                    required(binding, "protocol"),
                    required(binding, "bindingInformation"),
                    binding.attribute("sslFlags").isPresent() ? (int) number(binding, "sslFlags") : 0));
        }
        boolean autoStart = site.attribute("serverAutoStart")
                .or(() -> section.child("siteDefaults").flatMap(defaults -> defaults.attribute("serverAutoStart")))
                .map(value -> !value.equalsIgnoreCase("false"))
                .orElse(true);
        return new IisSite(required(site, "name"), number(site, "id"), autoStart, applications, bindings, site.line());
    }

    private static IisSite.Application application(XmlElement application, XmlElement site, XmlElement section)
            throws UnreadableException {
        List<IisSite.VirtualDirectory> directories = new ArrayList<>();
        for (XmlElement directory : application.children("virtualDirectory")) {
            directories.add(
                    new IisSite.VirtualDirectory(required(directory, "path"), directory.attribute("physicalPath")));
        }
        List<XmlElement> levels = new ArrayList<>(List.of(application));
        site.child("applicationDefaults").ifPresent(levels::add);
        section.child("applicationDefaults").ifPresent(levels::add);
        return new IisSite.Application(
                required(application, "path"),
                first(levels, "applicationPool"),
                first(levels, "enabledProtocols").orElse("http"),
                directories);
    }

    private static Optional<String> first(List<XmlElement> levels, String attribute) {
        return levels.stream()
                .flatMap(level -> level.attribute(attribute).stream())
                .findFirst();
    }

    private static XmlElement section(XmlElement host, String name) throws UnreadableException {
        XmlElement section = host.child(name).orElse(XmlElement.NONE);
        if (section.attribute("configSource").isPresent()) {
            throw new UnreadableException("line " + section.line() + ": " + name + " is kept in another file ("
                    + section.attribute("configSource").get() + ")");
        }
        return section;
    }

    private static List<XmlElement> unique(List<XmlElement> elements) throws UnreadableException {
        Map<String, XmlElement> seen = new HashMap<>();
        for (XmlElement element : elements) {
            String name = required(element, "name");
            XmlElement other = seen.put(name.toLowerCase(Locale.ROOT), element);
            if (other != null) {
                throw new UnreadableException("lines " + other.line() + " and " + element.line() + ": two <"
                        + element.name() + "> elements named " + BundlePath.shown(name));
            }
        }
        return elements;
    }

    private static String required(XmlElement element, String attribute) throws UnreadableException {
        return element.attribute(attribute)
                .orElseThrow(() -> new UnreadableException(
                        "line " + element.line() + ": <" + element.name() + "> without " + attribute));
    }

    private static long number(XmlElement element, String attribute) throws UnreadableException {
        String value = required(element, attribute);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new UnreadableException(
                    "line " + element.line() + ": " + attribute + " is not a number: " + BundlePath.shown(value), e);
        }
    }
}
