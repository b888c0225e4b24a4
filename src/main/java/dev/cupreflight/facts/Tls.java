package dev.cupreflight.facts;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.TlsProbe;
import java.util.ArrayList;
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
                .orElseGet(() -> untried(name, List.of()));
    }

    /** An endpoint that was not tried, with what can be done about it. */
    static TlsEndpoint untried(String name, List<Missing> more) {
        int colon = name.lastIndexOf(':');
        String host = colon < 0 ? name : name.substring(0, colon);
        String port = name.substring(colon + 1);
        long number = port.matches("\\d{1,5}") ? Long.parseLong(port) : 0;
        String path = TlsProbe.path(host, (int) number);
        List<Missing> missing = new ArrayList<>(List.of(new Missing(path, "not in the bundle; " + remedy(host))));
        missing.addAll(more);
        return new TlsEndpoint(name, host, number, new Reading.Unread<>(missing), new Reading.Unread<>(missing));
    }

    /** How to get the handshakes with an endpoint into a bundle that has none. */
    static String remedy(String host) {
        return host.equals(TlsFacts.LOOPBACK)
                ? "only the server itself can try it: collect again there, with Java, or with a batch file that may start"
                        + " powershell.exe"
                : "try it from another machine: cu-preflight collect --tls-only " + host + ":443 " + host
                        + ":444 --out BUNDLE, where BUNDLE is the folder of this bundle";
    }
}
