package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * A place where a certificate is in use. A part of the server that could not be read appears as one place whose
 * certificate is unread, so that the other places are still judged.
 *
 * @param endpoint an endpoint such as {@code 127.0.0.1:443}, or a name
 * @param usedBy who uses it there, for example {@code IIS site Default Web Site}
 * @param critical true where Exchange itself depends on it: ports 443 and 444, mail between servers, and connectors
 * @param entry the http.sys entry of the endpoint; absent when there is none, and for mail
 * @param certificate the certificate; absent when the place leads to none
 */
public record InUse(
        String endpoint,
        String usedBy,
        boolean critical,
        Reading<Optional<SslBinding>> entry,
        Reading<Optional<Certificate>> certificate) {

    /** The certificate in words. */
    public String shows() {
        return certificate
                .ifKnown()
                .map(found -> found.map(Certificate::summary).orElse("no certificate"))
                .orElse("a certificate that could not be read");
    }
}
