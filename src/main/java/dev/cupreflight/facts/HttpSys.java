package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The certificate bindings of the kernel's HTTP driver.
 *
 * @param bindings the entries for IP addresses, IPv4 and IPv6
 * @param sniBindings the entries for host names (SNI)
 * @param centralStore true when entries of the central certificate store exist
 */
public record HttpSys(List<SslBinding> bindings, Reading<List<SslBinding>> sniBindings, Reading<Boolean> centralStore) {

    /** The entry of an endpoint such as 127.0.0.1:443; one that holds nothing when there is none. */
    public SslBinding entry(String endpoint) {
        return bindings.stream()
                .filter(binding -> binding.endpoint().equals(endpoint))
                .findFirst()
                .orElse(new SslBinding(endpoint, "", 0, false, "", "MY", "", Reading.known(Optional.empty())));
    }

    /** True when there is an entry for an endpoint such as 127.0.0.1:443. */
    public boolean holds(String endpoint) {
        return bindings.stream().anyMatch(binding -> binding.endpoint().equals(endpoint));
    }

    /**
     * All entries, for IP addresses and, where they were read, for host names. An IIS binding whose entry for a host
     * name was not read is unknown in {@code inUse}, so nothing is lost here.
     */
    public List<SslBinding> entries() {
        return Stream.concat(bindings.stream(), sniBindings.ifKnown().orElse(List.of()).stream())
                .toList();
    }

    /** The entries for a port, IP addresses only. */
    public List<SslBinding> onPort(long port) {
        return bindings.stream().filter(binding -> binding.port() == port).toList();
    }
}
