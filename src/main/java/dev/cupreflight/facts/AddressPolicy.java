package dev.cupreflight.facts;

import java.util.List;

/**
 * An e-mail address policy.
 *
 * @param name its name
 * @param domains the SMTP domains of the addresses that it makes, in lower case
 */
public record AddressPolicy(String name, List<String> domains) {

    /** True when it makes addresses in that domain. */
    public boolean makes(String domain) {
        return domains.stream().anyMatch(domain::equalsIgnoreCase);
    }
}
