package dev.cupreflight.facts;

import java.util.List;

/**
 * The IIS configuration.
 *
 * @param sites all sites, in the order of the file
 * @param metabaseCertificates certificate hashes left in the legacy metabase section
 */
public record Iis(List<Site> sites, List<MetabaseCertificate> metabaseCertificates) {

    /** The site with this name; one that does not exist and has no bindings when there is none. */
    public Site site(String name) {
        return sites.stream()
                .filter(site -> site.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(new Site(name, 0, false, List.of()));
    }

    /** The https bindings of all sites. */
    public List<SiteBinding> https() {
        return sites.stream().flatMap(site -> site.https().stream()).toList();
    }
}
