package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * One entry of http.sys that ties an endpoint to a certificate. applicationHost.config knows the bindings but no
 * certificate; this is where the certificate is (exchange-facts.md 1.2).
 *
 * @param endpoint address and port, for example {@code 127.0.0.1:443}, or host name and port for SNI
 * @param address the IP address, or the host name for SNI
 * @param port the TCP port
 * @param sni true when the entry is for one host name (SNI)
 * @param thumbprint the thumbprint that the entry holds; empty when it holds none
 * @param store the certificate store that the entry names; {@code MY} when it names none
 * @param appId the application that made the entry, as a GUID in braces; empty when the entry has none
 * @param certificate the certificate in that store; absent when the store does not hold it
 */
public record SslBinding(
        String endpoint,
        String address,
        long port,
        boolean sni,
        String thumbprint,
        String store,
        String appId,
        Reading<Optional<Certificate>> certificate) {

    /** The application id that IIS itself uses (exchange-facts.md 1.2). */
    public static final String IIS_APP_ID = "{4dc3e181-e14b-4a21-b022-59fc669b0914}";

    /** True for the ports that Exchange serves: 443 and 444. */
    public boolean exchangePort() {
        return port == 443 || port == 444;
    }

    /** True when the certificate is in the store LocalMachine\My, the only one in which Setup looks. */
    public boolean personalStore() {
        return store.equalsIgnoreCase("MY");
    }

    /** True when IIS made the entry. */
    public boolean madeByIis() {
        return appId.equalsIgnoreCase(IIS_APP_ID);
    }

    /** The certificate that the entry leads to, in words. */
    public String shows() {
        return certificate
                .ifKnown()
                .map(found -> found.map(Certificate::summary)
                        .orElse(
                                thumbprint.isEmpty()
                                        ? "no certificate"
                                        : thumbprint + ", which is not in the store " + store))
                .orElse(thumbprint + ", of which nothing else could be read");
    }
}
