package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * A web site of IIS as far as it is not about certificates.
 *
 * @param name its name
 * @param id its number; Setup writes the certificate to number 1
 * @param sslFlags what the root of the site demands of TLS, such as {@code Ssl} and {@code Ssl128}
 * @param redirect where the root sends every request (HTTP redirect); empty when it does not
 * @param hsts where HSTS is switched on for it in applicationHost.config
 * @param state {@code Started}, {@code Stopped} ... from appcmd
 */
public record WebSite(
        String name, long id, List<String> sslFlags, String redirect, List<String> hsts, Reading<String> state) {}
