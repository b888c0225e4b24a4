package dev.cupreflight.facts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The computer and its names.
 *
 * @param name the NetBIOS computer name
 * @param hostName the DNS host name, without domain
 * @param domain the primary DNS suffix; empty when there is none
 */
public record Server(String name, String hostName, String domain) {

    /** The fully qualified domain name, or the host name when the computer has no DNS suffix. */
    public String fqdn() {
        return domain.isEmpty() ? hostName : hostName + "." + domain;
    }

    /**
     * The distinct names under which Setup looks for a certificate of this computer (setup-certificates.md 2.2). On
     * nodes of a Windows NLB cluster Setup takes the cluster's name instead; that is not modelled.
     */
    public List<String> names() {
        return Stream.of(fqdn(), hostName, name)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
