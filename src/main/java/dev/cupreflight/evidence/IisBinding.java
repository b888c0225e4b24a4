package dev.cupreflight.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One binding of an IIS site. Address, port and host exist only for http and https.
 *
 * @param protocol {@code http}, {@code https}, {@code net.tcp} ...
 * @param bindingInformation as written: {@code *:443:mail.contoso.com}, {@code 808:*}
 * @param sslFlags 1 = chosen by server name (SNI), 2 = from the central certificate store; 0 if not written
 */
public record IisBinding(String protocol, String bindingInformation, int sslFlags) {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final int SERVER_NAME = 1;
    private static final int HIGHEST_PORT = 65_535;

    /** The address as written without case, brackets included; {@code *} if it is empty. */
    public Optional<String> address() {
        return part(0).map(address -> address.isEmpty() ? "*" : address.toLowerCase(Locale.ROOT));
    }

    /** The TCP port, 1 to 65535. */
    public Optional<Integer> port() {
        return part(1).flatMap(IisBinding::number);
    }

    /** The host name; empty if the binding takes any. */
    public Optional<String> host() {
        return part(2).filter(host -> !host.isEmpty());
    }

    /** Whether the certificate is chosen by server name; Exchange's own bindings never are. */
    public boolean usesServerName() {
        return (sslFlags & SERVER_NAME) != 0;
    }

    /**
     * The name of the http.sys entry that holds the certificate of an https binding: {@code 0.0.0.0:443},
     * {@code 127.0.0.1:443}, {@code [::]:443} below {@code SslBindingInfo}, or {@code host:port} below
     * {@code SslSniBindingInfo} if it is chosen by server name. Source: exchange-facts.md 1.2.
     */
    public Optional<String> endpoint() {
        if (usesServerName() && host().isPresent()) {
            return port().map(port -> host().get().toLowerCase(Locale.ROOT) + ":" + port);
        }
        return address()
                .map(address -> address.equals("*") ? "0.0.0.0" : address)
                .flatMap(address -> port().map(port -> address + ":" + port));
    }

    private Optional<String> part(int index) {
        int host = bindingInformation.lastIndexOf(':');
        int port = bindingInformation.lastIndexOf(':', host - 1);
        if (!WEB.contains(protocol.toLowerCase(Locale.ROOT)) || host < 0 || port < 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (index) {
                    case 0 -> bindingInformation.substring(0, port);
                    case 1 -> bindingInformation.substring(port + 1, host);
                    default -> bindingInformation.substring(host + 1);
                });
    }

    private static Optional<Integer> number(String digits) {
        boolean plausible =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plausible
                ? Optional.of(Integer.parseInt(digits)).filter(port -> port >= 1 && port <= HIGHEST_PORT)
                : Optional.empty();
    }
}
