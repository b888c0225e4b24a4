package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One binding of an IIS site, joined with its http.sys entry and certificate.
 *
 * @param site the site's name
 * @param protocol for example {@code https}
 * @param information the binding as IIS writes it, for example {@code *:443:}
 * @param address the IP address; {@code 0.0.0.0} when it listens on all
 * @param port the TCP port; 0 for bindings without one
 * @param hostName the host name; empty when it answers to every name
 * @param endpoint the http.sys endpoint it maps to, for example {@code 0.0.0.0:443}
 * @param centralStore true when the certificate comes from the central certificate store
 * @param entry the http.sys entry; absent when there is none
 * @param certificate the certificate that the entry leads to; absent when there is none
 */
public record SiteBinding(
        String site,
        String protocol,
        String information,
        String address,
        long port,
        String hostName,
        String endpoint,
        boolean centralStore,
        Reading<Optional<SslBinding>> entry,
        Reading<Optional<Certificate>> certificate) {

    /** True when it listens on all addresses: {@code *:443:} and {@code :443:} mean the same. */
    public boolean allAddresses() {
        return address.equals("0.0.0.0");
    }

    /** True when it answers on an http.sys endpoint such as 127.0.0.1:443, whatever the host name. */
    public boolean serves(String wanted) {
        return endpoint.equals(wanted) && hostName.isEmpty();
    }

    /** True for the binding that Exchange makes for its own calls to this server. */
    public boolean loopback() {
        return address.equals("127.0.0.1");
    }

    /** True for the ports that Exchange serves: 443 and 444. */
    public boolean exchangePort() {
        return port == 443 || port == 444;
    }

    /** The certificate that the binding leads to and whether it can be used at that time, in words. */
    public String showsAt(Instant instant) {
        return certificate
                .ifKnown()
                .flatMap(Function.identity())
                .map(found -> shows() + ", " + found.stateAt(instant))
                .orElse(shows());
    }

    /** The certificate that the binding leads to, in words. */
    public String shows() {
        return entry.ifKnown()
                .map(found ->
                        found.map(SslBinding::shows).orElse("no certificate: http.sys has no entry for " + endpoint))
                .orElse("a certificate that could not be read");
    }
}
