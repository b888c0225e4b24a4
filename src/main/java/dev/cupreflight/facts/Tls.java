package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.TlsProbe;
import java.util.List;

/**
 * What real TLS handshakes with this server gave (exchange-facts.md 1.11).
 *
 * @param endpoints the endpoints that were tried
 */
public record Tls(List<TlsEndpoint> endpoints) {

    /** The endpoint with this name, such as {@code 127.0.0.1:443}; one whose answer is unread when it was not tried. */
    public TlsEndpoint endpoint(String name) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseGet(() -> untried(name));
    }

    private static TlsEndpoint untried(String name) {
        int colon = name.lastIndexOf(':');
        String host = colon < 0 ? name : name.substring(0, colon);
        String port = name.substring(colon + 1);
        long number = port.matches("\\d{1,5}") ? Long.parseLong(port) : 0;
        String path = TlsProbe.path(host, (int) number);
        return new TlsEndpoint(
                name,
                host,
                number,
                Reading.unread(path, "not in the bundle"),
                Reading.unread(path, "not in the bundle"));
    }
}
