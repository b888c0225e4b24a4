package dev.cupreflight.facts;

import dev.cupreflight.evidence.AppCmd;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.IisApplicationPool;
import dev.cupreflight.evidence.IisBinding;
import dev.cupreflight.evidence.IisConfiguration;
import dev.cupreflight.evidence.IisSite;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import dev.cupreflight.evidence.XmlElement;
import dev.cupreflight.facts.IisLayout.PlannedBinding;
import dev.cupreflight.facts.IisLayout.PlannedModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the parts of applicationHost.config that Exchange needs, and joins them with what appcmd says about them. */
final class WebServerFacts {
    private static final String LSA = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
    private static final String HSTS_HEADER = "Strict-Transport-Security";
    private static final List<String> LIMITS = List.of("memory", "privateMemory", "requests");

    private final RegistryTree registry;
    private final Reading<AppCmd> poolStates;
    private final Reading<AppCmd> siteStates;

    WebServerFacts(Bundle bundle, RegistryTree registry) {
        this.registry = registry;
        poolStates = bundle.parse("commands/appcmd-apppools.xml", AppCmd::parse);
        siteStates = bundle.parse("commands/appcmd-sites.xml", AppCmd::parse);
    }

    WebServer webServer(IisConfiguration iis, IisLayout layout, WindowsPaths paths, WebApplicationFacts planned) {
        List<WebApplication> applications = planned.applications(iis, layout, paths);
        return new WebServer(
                iis.sites().stream().map(site -> site(iis, site)).toList(),
                layout.pools().stream().map(name -> pool(iis, layout, name)).toList(),
                applications,
                planned.pairs(layout, applications),
                layout.bindings().stream().map(each -> binding(iis, each)).toList(),
                layout.modules().stream().map(each -> module(iis, each, paths)).toList(),
                isTrue(defaults(iis).attribute("enable32BitAppOnWin64")),
                starRules(iis.root()),
                registry.value(LSA, "SuppressExtendedProtection")
                        .map(value -> value.isPresent()
                                && value.map(RegistryValue::asNumber)
                                                .orElseThrow()
                                                .orElse(1)
                                        != 0));
    }

    private WebSite site(IisConfiguration iis, IisSite site) {
        String redirect = "system.webServer/httpRedirect";
        boolean redirects = isTrue(iis.setting(site.name(), redirect, "enabled"))
                && !isTrue(iis.setting(site.name(), redirect, "childOnly"));
        return new WebSite(
                site.name(),
                site.id(),
                flags(iis.setting(site.name(), "system.webServer/security/access", "sslFlags")),
                redirects ? iis.setting(site.name(), redirect, "destination").orElse("") : "",
                hsts(iis, site.name()),
                state(siteStates, "SITE", site.name()));
    }

    private ApplicationPool pool(IisConfiguration iis, IisLayout layout, String name) {
        Optional<IisApplicationPool> found = iis.pool(name);
        if (found.isEmpty()) {
            return new ApplicationPool(
                    name,
                    false,
                    "",
                    "",
                    "",
                    false,
                    List.of(),
                    Reading.unread("commands/appcmd-apppools.xml", "there is no pool " + name));
        }
        IisApplicationPool pool = found.get();
        return new ApplicationPool(
                name,
                true,
                pool.identityType().orElse("ApplicationPoolIdentity"),
                pool.managedRuntimeVersion().orElse(""),
                pool.managedPipelineMode(),
                pool.autoStart(),
                restarts(pool, layout.timedPools().stream().anyMatch(name::equalsIgnoreCase)),
                state(poolStates, "APPPOOL", name));
    }

    /** The schema's default for the time is 29 hours. */
    private static List<String> restarts(IisApplicationPool pool, boolean timed) {
        String path = "recycling/periodicRestart";
        List<String> found = new ArrayList<>();
        for (String limit : LIMITS) {
            pool.setting(path, limit)
                    .filter(value -> !value.equals("0"))
                    .ifPresent(value -> found.add(limit + "=" + value));
        }
        String time = pool.setting(path, "time").orElse("1.05:00:00");
        if (!timed && !time.equals("00:00:00")) {
            found.add("time=" + time);
        }
        for (XmlElement element : List.of(pool.own(), pool.defaults())) {
            element.at(path + "/schedule").map(XmlElement::children).orElse(List.of()).stream()
                    .flatMap(each -> each.attribute("value").stream())
                    .forEach(value -> found.add("schedule=" + value));
        }
        return found;
    }

    private static Reading<String> state(Reading<AppCmd> listed, String kind, String name) {
        return listed.flatMap(list -> list.find(kind, name)
                .flatMap(AppCmd.Item::state)
                .map(state -> Reading.known(state))
                .orElse(Reading.unread("appcmd", "does not list " + name + " with its state")));
    }

    private static RequiredBinding binding(IisConfiguration iis, PlannedBinding planned) {
        IisBinding wanted = new IisBinding(planned.protocol(), planned.information(), 0);
        boolean present = iis.site(planned.site()).map(IisSite::bindings).orElse(List.of()).stream()
                .filter(binding -> binding.protocol().equalsIgnoreCase(planned.protocol()))
                .anyMatch(binding -> binding.bindingInformation().equalsIgnoreCase(planned.information())
                        || (wanted.endpoint().isPresent()
                                && binding.host().isEmpty()
                                && binding.endpoint().equals(wanted.endpoint())));
        return new RequiredBinding(planned.site(), planned.protocol(), planned.information(), planned.use(), present);
    }

    private static WebModule module(IisConfiguration iis, PlannedModule planned, WindowsPaths paths) {
        Optional<XmlElement> registered =
                iis.root().at("system.webServer/globalModules").map(XmlElement::children).orElse(List.of()).stream()
                        .filter(each -> each.name().equals("add")
                                && each.attribute("name").orElse("").equalsIgnoreCase(planned.name()))
                        .findFirst();
        return new WebModule(
                planned.name(),
                registered.flatMap(each -> each.attribute("image")).orElse(paths.ofLayout(planned.image())),
                planned.use(),
                registered.isPresent());
    }

    /** HSTS of IIS itself (an element of the site), or as a header that the site, a place in it or the server adds. */
    private static List<String> hsts(IisConfiguration iis, String site) {
        List<String> found = new ArrayList<>();
        XmlElement sites = iis.root()
                .at("system.applicationHost/sites")
                .orElseThrow(() -> new IllegalStateException("a site without sites"));
        List<XmlElement> levels = new ArrayList<>(sites.children("siteDefaults"));
        sites.children("site").stream()
                .filter(each -> each.attribute("name").orElse("").equalsIgnoreCase(site))
                .forEach(each -> levels.add(0, each));
        levels.stream()
                .flatMap(level -> level.at("hsts").flatMap(hsts -> hsts.attribute("enabled")).stream())
                .findFirst()
                .filter(enabled -> isTrue(Optional.of(enabled)))
                .ifPresent(enabled -> found.add("the site's HSTS setting"));
        if (sendsHsts(iis.root())) {
            found.add("the HTTP headers of the whole server");
        }
        iis.locations().stream()
                .filter(location -> location.path().isEmpty()
                        || (location.path() + "/").regionMatches(true, 0, site + "/", 0, site.length() + 1))
                .filter(location -> sendsHsts(location.element()))
                .forEach(location -> found.add(
                        "the HTTP headers of " + (location.path().isEmpty() ? "the whole server" : location.path())));
        return found;
    }

    private static boolean sendsHsts(XmlElement element) {
        return element
                .at("system.webServer/httpProtocol/customHeaders")
                .map(XmlElement::children)
                .orElse(List.of())
                .stream()
                .anyMatch(each -> each.attribute("name").orElse("").equalsIgnoreCase(HSTS_HEADER));
    }

    private static List<String> starRules(XmlElement element) {
        List<String> found = new ArrayList<>();
        for (XmlElement child : element.children()) {
            boolean star = child.name().equals("rule")
                    && !child.attribute("patternSyntax").orElse("").equalsIgnoreCase("Wildcard")
                    && child.child("match")
                            .flatMap(match -> match.attribute("url"))
                            .orElse("")
                            .equals("*");
            if (star) {
                found.add(child.attribute("name").orElse(""));
            }
            found.addAll(starRules(child));
        }
        return found;
    }

    private static XmlElement defaults(IisConfiguration iis) {
        return iis.root()
                .at("system.applicationHost/applicationPools/applicationPoolDefaults")
                .orElse(iis.root());
    }

    static List<String> flags(Optional<String> value) {
        return Arrays.stream(value.orElse("").split(",", -1))
                .map(String::strip)
                .filter(flag -> !flag.isEmpty() && !flag.equalsIgnoreCase("None"))
                .toList();
    }

    static boolean isTrue(Optional<String> value) {
        return value.orElse("").equalsIgnoreCase("true");
    }
}
