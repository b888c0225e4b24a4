package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.stream.Stream;

/**
 * IIS as Exchange uses it. Pools and sites of other programs are left out, for they are nobody's concern here.
 *
 * @param sites the sites, in the order of the file
 * @param pools the application pools of Exchange, also those that are missing
 * @param applications the applications of Exchange, also those that are missing
 * @param directoryPairs those of the applications that have an object in Active Directory
 * @param bindings the bindings besides https that the sites need
 * @param modules the native modules that Exchange needs
 * @param allows32Bit true when application pools are 32-bit by default
 * @param starRules URL Rewrite rules in applicationHost.config whose pattern is a bare {@code *}
 * @param extendedProtectionSuppressed true when Windows is told to ignore Extended Protection
 */
public record WebServer(
        List<WebSite> sites,
        List<ApplicationPool> pools,
        List<WebApplication> applications,
        Reading<List<DirectoryPair>> directoryPairs,
        List<RequiredBinding> bindings,
        List<WebModule> modules,
        boolean allows32Bit,
        List<String> starRules,
        Reading<Boolean> extendedProtectionSuppressed) {

    /** The pool of that name; one that does not exist when Exchange has no such pool. */
    public ApplicationPool pool(String name) {
        return pools.stream()
                .filter(pool -> pool.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(new ApplicationPool(
                        name, false, "", "", "", false, List.of(), Reading.unread(name, "is no pool of Exchange")));
    }

    /** The application at a place such as {@code Default Web Site/owa}. */
    public List<WebApplication> at(String place) {
        return applications.stream()
                .filter(application -> application.place().equalsIgnoreCase(place))
                .toList();
    }

    /** The sites of that name: one or none. */
    public List<WebSite> site(String name) {
        return sites.stream().filter(site -> site.name().equalsIgnoreCase(name)).toList();
    }

    /** The site to which Setup writes the certificate and Require SSL: number 1, whatever its name. */
    public List<WebSite> setupSites() {
        return sites.stream().filter(site -> site.id() == 1).toList();
    }

    /** Both sites of Exchange and its application pools, as far as they exist. */
    public List<RunningPart> parts() {
        return Stream.concat(
                        sites.stream()
                                .filter(site -> applications.stream()
                                        .anyMatch(each -> each.site().equalsIgnoreCase(site.name())))
                                .map(site -> new RunningPart("site", site.name(), site.state())),
                        pools.stream()
                                .filter(ApplicationPool::exists)
                                .map(pool -> new RunningPart("apppool", pool.name(), pool.state())))
                .toList();
    }

    /** The places where Extended Protection is on. */
    public List<String> extendedProtection() {
        return applications.stream()
                .filter(application -> application.exists()
                        && !application.extendedProtection().equalsIgnoreCase("None"))
                .map(WebApplication::place)
                .toList();
    }
}
