package dev.cupreflight.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one endpoint answered when TLS handshakes were tried on it (exchange-facts.md 1.11). The certificates that it
 * presented lie beside it in a PEM file.
 *
 * @param host the name or address that was tried, as it was given
 * @param port the TCP port
 * @param at when
 * @param serverName the host name that was asked for (SNI); empty for addresses
 * @param address the IP address that was reached for; empty when the name has none
 * @param attempts the handshakes, in the order in which they were tried; never empty
 */
public record TlsProbe(
        String host, int port, Instant at, String serverName, String address, List<TlsProbe.Attempt> attempts) {
    /** The only format that this version reads. */
    public static final String SCHEMA = "cu-preflight/tls/1";

    private static final String FOLDER = "tls/";

    public TlsProbe {
        attempts = List.copyOf(attempts);
    }

    /**
     * One handshake.
     *
     * @param offered the protocol versions that were offered, such as {@code TLSv1.2}
     * @param result how it ended
     * @param protocol the version that both agreed on
     * @param cipherSuite the cipher suite that both agreed on
     * @param detail what else is known of the end: the name of the alert, or the words of the Java runtime; may be empty
     */
    public record Attempt(
            List<String> offered,
            Result result,
            Optional<String> protocol,
            Optional<String> cipherSuite,
            String detail) {
        public Attempt {
            offered = List.copyOf(offered);
        }
    }

    /** How a handshake ended. */
    public enum Result {
        /** It came to its end: the server proved that it has the private key. */
        COMPLETE,
        /** Nothing listens there. */
        REFUSED,
        /** The connection was made and then reset or closed without a word of TLS. */
        RESET,
        /** Nothing answered in time, neither to the connection nor, after it, to the handshake. */
        TIMEOUT,
        /** There is no way to that address. */
        NO_ROUTE,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** The server ended the handshake with an alert, which the detail names. */
        ALERT,
        /** What answered does not speak TLS. */
        NOT_TLS,
        /** It failed in another way, which the detail tells. */
        FAILED;

        /** The word in the artefact and in facts, for example {@code no-route}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** True when not even a connection was possible, so that another version of TLS would change nothing. */
        public boolean withoutConnection() {
            return this == REFUSED || this == NO_ROUTE || this == UNKNOWN_HOST;
        }

        static Optional<Result> of(String word) {
            return List.of(values()).stream()
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }
    }

    /** The attempt that tells most: the first complete one, or else the first one. */
    public Attempt best() {
        return attempts.stream()
                .filter(attempt -> attempt.result() == Result.COMPLETE)
                .findFirst()
                .orElse(attempts.get(0));
    }

    /** The protocol versions that were agreed on, in the order in which they were tried. */
    public List<String> protocols() {
        return attempts.stream()
                .flatMap(attempt -> attempt.protocol().stream())
                .distinct()
                .toList();
    }

    /** All protocol versions that were offered. */
    public List<String> offered() {
        return attempts.stream()
                .flatMap(attempt -> attempt.offered().stream())
                .distinct()
                .toList();
    }

    /** The place of the artefact in a bundle. */
    public static String path(String host, int port) {
        return FOLDER + fileName(host) + "_" + port + ".json";
    }

    /** The place of the presented certificates in a bundle. */
    public static String chainPath(String host, int port) {
        return FOLDER + fileName(host) + "_" + port + ".pem";
    }

    /** The artefact's bytes. */
    public byte[] toBytes() {
        return TlsProbeJson.write(this);
    }

    /**
     * Reads an artefact.
     *
     * @throws UnreadableException if it is not JSON of this schema, or a member is missing
     */
    public static TlsProbe parse(byte[] bytes) throws UnreadableException {
        return TlsProbeJson.read(EncodedText.decode(bytes));
    }

    private static String fileName(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    }
}
