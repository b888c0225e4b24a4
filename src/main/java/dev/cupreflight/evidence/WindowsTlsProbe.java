package dev.cupreflight.evidence;

import dev.cupreflight.evidence.TlsProbe.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one endpoint answered when Windows' own TLS tried handshakes from a plain PowerShell, where there is no Java
 * (exchange-facts.md 1.11).
 *
 * @param probe the handshakes
 * @param chain the server's own certificate in DER; empty when it presented none
 * @param doubt why nothing follows about the server: Windows ended an attempt by itself; empty when all is decided
 */
public record WindowsTlsProbe(TlsProbe probe, List<byte[]> chain, Optional<String> doubt) {
    /** The place of the artefact in a bundle. */
    public static final String PATH = "powershell/TlsEndpoints.clixml";

    private static final int MAX_ATTEMPTS = 64;
    private static final int MAX_PORT = 65_535;

    public WindowsTlsProbe {
        chain = List.copyOf(chain);
    }

    /**
     * Reads the artefact: an object for each attempt, in the order in which they were made.
     *
     * @throws UnreadableException if it is not CLIXML, or an attempt has no host, port, time or offer
     */
    public static List<WindowsTlsProbe> parse(byte[] bytes) throws UnreadableException {
        List<CliXmlObject> objects = CliXml.parse(bytes).objects();
        if (objects.size() > MAX_ATTEMPTS) {
            throw new UnreadableException("holds more than " + MAX_ATTEMPTS + " attempts");
        }
        Map<String, List<CliXmlObject>> endpoints = new LinkedHashMap<>();
        for (CliXmlObject each : objects) {
            String name = text(each, "Host").toLowerCase(Locale.ROOT) + ":" + port(each);
            endpoints.computeIfAbsent(name, key -> new ArrayList<>()).add(each);
        }
        List<WindowsTlsProbe> probes = new ArrayList<>();
        for (List<CliXmlObject> attempts : endpoints.values()) {
            probes.add(endpoint(attempts));
        }
        return probes;
    }

    private static WindowsTlsProbe endpoint(List<CliXmlObject> objects) throws UnreadableException {
        CliXmlObject first = objects.get(0);
        List<Attempt> attempts = new ArrayList<>();
        Optional<String> doubt = Optional.empty();
        for (CliXmlObject each : objects) {
            WindowsTlsFailure failure = WindowsTlsFailure.of(
                    text(each, "Phase").equals("connection"),
                    each.text("Errors").orElse(""),
                    each.number("Unread").orElse(0L));
            boolean complete =
                    each.text("Protocol").filter(name -> !name.isEmpty()).isPresent();
            doubt = doubt.or(() -> complete || failure.decided() ? Optional.empty() : Optional.of(failure.detail()));
            attempts.add(new Attempt(
                    versions(text(each, "Offered")),
                    complete ? TlsProbe.Result.COMPLETE : failure.result(),
                    complete ? versions(text(each, "Protocol")).stream().findFirst() : Optional.empty(),
                    Optional.empty(),
                    complete ? "" : failure.detail()));
        }
        Instant at = first.instant("At").orElseThrow(() -> missing("At"));
        String host = text(first, "Host");
        boolean answered = attempts.stream().anyMatch(each -> each.result() == TlsProbe.Result.COMPLETE);
        return new WindowsTlsProbe(
                new TlsProbe(host, port(first), at, host.matches("[0-9.]+") ? "" : host, "", attempts),
                objects.stream()
                        .flatMap(each -> each.bytes("Certificate").stream())
                        .limit(1)
                        .toList(),
                answered ? Optional.empty() : doubt);
    }

    /** {@code Tls12} of .NET is {@code TLSv1.2}; what is not known here stays as it is. */
    private static List<String> versions(String names) {
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .map(name -> switch (name) {
                    case "Tls" -> "TLSv1";
                    case "Tls11" -> "TLSv1.1";
                    case "Tls12" -> "TLSv1.2";
                    case "Tls13" -> "TLSv1.3";
                    default -> name;
                })
                .toList();
    }

    private static int port(CliXmlObject object) throws UnreadableException {
        long port = object.number("Port").orElseThrow(() -> missing("Port"));
        if (port < 1 || port > MAX_PORT) {
            throw new UnreadableException("the port is not between 1 and " + MAX_PORT);
        }
        return (int) port;
    }

    private static String text(CliXmlObject object, String name) throws UnreadableException {
        return object.text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    private static UnreadableException missing(String name) {
        return new UnreadableException("an attempt has no " + name);
    }
}
