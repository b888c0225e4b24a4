package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * An endpoint with which TLS handshakes were tried.
 *
 * @param name host and port, for example {@code 127.0.0.1:443}
 * @param host the host name or address that was tried
 * @param port the TCP port
 * @param answer what came back
 * @param bound the thumbprints that http.sys holds for this endpoint: whichever serves it, it shows one of them
 */
public record TlsEndpoint(String name, String host, long port, Reading<TlsAnswer> answer, Reading<List<String>> bound) {

    /** What came back, in words. */
    public String shows() {
        return answer.ifKnown().map(TlsAnswer::shows).orElse("was not tried");
    }
}
