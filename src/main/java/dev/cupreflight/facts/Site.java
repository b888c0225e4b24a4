package dev.cupreflight.facts;

import java.time.Instant;
import java.util.List;

/**
 * An IIS site.
 *
 * @param name the name; it is kept when the site does not exist
 * @param id the number; 0 when the site does not exist
 * @param exists false for a site that was asked for and is not there
 * @param bindings its bindings, in the order of the file
 */
public record Site(String name, long id, boolean exists, List<SiteBinding> bindings) {

    /** Its https bindings on a port. */
    public List<SiteBinding> https(long port) {
        return https().stream().filter(binding -> binding.port() == port).toList();
    }

    /** True when it has an https binding, for every host name, on an http.sys endpoint such as 127.0.0.1:443. */
    public boolean listensOn(String endpoint) {
        return https().stream().anyMatch(binding -> binding.serves(endpoint));
    }

    /** What it shows on an http.sys endpoint, and whether that can be used at that time, in words. */
    public String showsAt(String endpoint, Instant instant) {
        return https().stream()
                .filter(binding -> binding.serves(endpoint))
                .findFirst()
                .map(binding -> binding.showsAt(instant))
                .orElse("no https binding");
    }

    /** All its https bindings. */
    public List<SiteBinding> https() {
        return bindings.stream()
                .filter(binding -> binding.protocol().equalsIgnoreCase("https"))
                .toList();
    }
}
