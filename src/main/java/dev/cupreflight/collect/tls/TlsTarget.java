package dev.cupreflight.collect.tls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint to probe.
 *
 * @param host a host name, an IPv4 address, or an IPv6 address without brackets
 * @param port the TCP port, 1 to 65535
 */
public record TlsTarget(String host, int port) {
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](?::(.*))?");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_.-]+|[0-9A-Fa-f:.]+(?:%[\\w.-]+)?");
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;

    /** Reads {@code HOST[:PORT]}, {@code [IPv6][:PORT]} or a bare IPv6 address; empty if it is none of them. */
    public static Optional<TlsTarget> parse(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return of(bracketed.group(1), Optional.ofNullable(bracketed.group(2)));
        }
        int colon = text.indexOf(':');
        boolean withPort = colon >= 0 && text.indexOf(':', colon + 1) < 0;
        return withPort
                ? of(text.substring(0, colon), Optional.of(text.substring(colon + 1)))
                : of(text, Optional.empty());
    }

    private static Optional<TlsTarget> of(String host, Optional<String> port) {
        boolean plausible = host.length() <= MAX_HOST && HOST.matcher(host).matches();
        return plausible ? port(port.orElse("" + HTTPS)).map(number -> new TlsTarget(host, number)) : Optional.empty();
    }

    private static Optional<Integer> port(String text) {
        if (!text.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= MAX_PORT ? Optional.of(port) : Optional.empty();
    }

    /** Host and port as they are written: {@code mail.contoso.com:443}, {@code [::1]:443}. */
    @Override
    public String toString() {
        return (address6() ? "[" + host + "]" : host) + ":" + port;
    }

    /** True for an IPv6 address. */
    boolean address6() {
        return host.indexOf(':') >= 0;
    }

    /** True for an address, to which no host name is sent in the handshake. */
    boolean address() {
        return address6() || host.matches("[0-9.]+");
    }
}
