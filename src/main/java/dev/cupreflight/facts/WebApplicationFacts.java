package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.IisConfiguration;
import dev.cupreflight.evidence.IisSite;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.IisLayout.PlannedApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Joins the applications that Exchange needs with IIS and with Active Directory (exchange-facts.md 1.4 and 1.5). */
final class WebApplicationFacts {
    private static final String AUTHENTICATION = "system.webServer/security/authentication/";
    private static final List<String> METHODS = List.of(
            "anonymousAuthentication",
            "basicAuthentication",
            "clientCertificateMappingAuthentication",
            "digestAuthentication",
            "iisClientCertificateMappingAuthentication",
            "windowsAuthentication");
    private static final String WHERE = "directory: CN=HTTP,CN=Protocols below the server";

    private final Reading<List<VirtualDirectory>> directories;

    WebApplicationFacts(DirectoryTree directory, Reading<Server> server) {
        directories = server.flatMap(own -> ofServer(directory, own.name()));
    }

    /** The virtual directories of this server in Active Directory. Exchange always has some: none means not exported. */
    Reading<List<VirtualDirectory>> directories() {
        return directories;
    }

    private static Reading<List<VirtualDirectory>> ofServer(DirectoryTree directory, String server) {
        Reading<List<DirectoryEntry>> servers = directory.withClass("msExchExchangeServer");
        return servers.flatMap(all -> all.stream()
                .filter(entry -> entry.first("cn").orElse("").equalsIgnoreCase(server))
                .findFirst()
                .map(entry -> directory.complete(
                        directory.below("CN=HTTP,CN=Protocols," + entry.dn()).flatMap(WebApplicationFacts::read)))
                .orElse(Reading.unread(WHERE, "no server named " + server + " was exported")));
    }

    private static Reading<List<VirtualDirectory>> read(List<DirectoryEntry> below) {
        List<DirectoryEntry> found = below.stream()
                .filter(entry -> entry.values("objectClass").stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .anyMatch(each -> each.startsWith("msexch") && each.endsWith("virtualdirectory")))
                .toList();
        if (found.isEmpty()) {
            return Reading.unread(WHERE, "no virtual directory was exported");
        }
        Set<String> sources = new TreeSet<>();
        found.forEach(entry -> sources.addAll(entry.sources()));
        return new Reading.Known<>(
                found.stream().map(WebApplicationFacts::directory).toList(), sources);
    }

    private static VirtualDirectory directory(DirectoryEntry entry) {
        String name = entry.first("cn").orElse(entry.dn());
        return new VirtualDirectory(
                name,
                entry.dn(),
                entry.isOfClass("msExchMobileVirtualDirectory"),
                entry.dn().toLowerCase(Locale.ROOT).contains("(exchange back end)"));
    }

    List<WebApplication> applications(IisConfiguration iis, IisLayout layout, WindowsPaths paths) {
        return layout.applications().stream()
                .map(planned -> application(iis, planned, paths))
                .toList();
    }

    private WebApplication application(IisConfiguration iis, PlannedApplication planned, WindowsPaths paths) {
        String place = planned.site() + (planned.path().equals("/") ? "" : planned.path());
        Optional<IisSite.Application> found =
                iis.site(planned.site()).flatMap(site -> site.application(planned.path()));
        return new WebApplication(
                planned.site(),
                planned.path(),
                planned.needed(),
                found.isPresent(),
                found.flatMap(IisSite.Application::pool).orElse(""),
                planned.pool(),
                found.flatMap(WebApplicationFacts::folder).map(paths::expanded).orElse(""),
                paths.ofLayout(planned.folder()),
                planned.folder().startsWith("%") ? paths.ofLayout(planned.folder()) : "\\" + planned.folder(),
                WebServerFacts.flags(iis.setting(place, "system.webServer/security/access", "sslFlags")),
                METHODS.stream()
                        .filter(method -> WebServerFacts.isTrue(iis.setting(place, AUTHENTICATION + method, "enabled")))
                        .toList(),
                iis.setting(place, AUTHENTICATION + "windowsAuthentication/extendedProtection", "tokenChecking")
                        .orElse("None"),
                found.isPresent() ? List.of() : leftovers(iis, planned, place));
    }

    static Optional<String> folder(IisSite.Application application) {
        return application.virtualDirectories().stream()
                .filter(each -> each.path().equals("/"))
                .findFirst()
                .flatMap(IisSite.VirtualDirectory::physicalPath);
    }

    /** The applications that have an object in Active Directory, named {@code owa (Default Web Site)}. */
    Reading<List<DirectoryPair>> pairs(IisLayout layout, List<WebApplication> applications) {
        return directories.map(known -> layout.applications().stream()
                .filter(PlannedApplication::inDirectory)
                .map(planned -> pair(planned, applications, known))
                .toList());
    }

    private static DirectoryPair pair(
            PlannedApplication planned, List<WebApplication> applications, List<VirtualDirectory> known) {
        String name = planned.path().substring(1) + " (" + planned.site() + ")";
        WebApplication application = applications.stream()
                .filter(each ->
                        each.site().equals(planned.site()) && each.path().equals(planned.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no application for " + name));
        return new DirectoryPair(
                name, application, known.stream().anyMatch(each -> each.name().equalsIgnoreCase(name)));
    }

    private static List<String> leftovers(IisConfiguration iis, PlannedApplication planned, String place) {
        List<String> found = new ArrayList<>();
        if (!iis.locations(place).isEmpty()) {
            found.add("location " + place);
        }
        iis.site(planned.site())
                .map(site -> "LM/W3SVC/" + site.id() + "/ROOT" + planned.path())
                .filter(key ->
                        iis.metadata().stream().anyMatch(each -> each.path().equalsIgnoreCase(key)))
                .ifPresent(key -> found.add("customMetadata " + key));
        return found;
    }
}
