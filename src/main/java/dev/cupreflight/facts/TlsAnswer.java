package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer of an endpoint to TLS handshakes.
 *
 * @param result {@code complete}, {@code refused}, {@code reset}, {@code timeout}, {@code no-route},
 *     {@code unknown-host}, {@code alert}, {@code not-tls} or {@code failed}
 * @param detail what else is known of a failure, for example the name of the alert; may be empty
 * @param protocols the versions of TLS that were agreed on, for example {@code TLSv1.2}
 * @param offered the versions that were offered
 * @param certificate the server's own certificate; absent when it presented none
 */
public record TlsAnswer(
        String result,
        String detail,
        List<String> protocols,
        List<String> offered,
        Reading<Optional<Certificate>> certificate) {

    /** True when a handshake came to its end: the server proved that it can use its private key. */
    public boolean complete() {
        return result.equals("complete");
    }

    /** The answer in words, with the certificate. */
    public String shows() {
        String presented = certificate
                .ifKnown()
                .flatMap(Function.identity())
                .map(found -> ", and presents " + found.summary())
                .orElse("");
        return words() + presented;
    }

    private String words() {
        String versions = String.join(", ", offered).replace("TLSv", "TLS ");
        return switch (result) {
            case "complete" -> "speaks " + String.join(", ", protocols).replace("TLSv", "TLS ");
            case "refused" -> "refuses the connection: nothing listens there";
            case "reset" -> "resets or closes the connection during the handshake (offered: " + versions + ")";
            case "timeout" -> "does not answer in time";
            case "no-route" -> "cannot be reached: there is no way to that address";
            case "unknown-host" -> "has no address: the name cannot be resolved";
            case "alert" -> "ends the handshake with the alert " + detail + " (offered: " + versions + ")";
            case "not-tls" -> "does not speak TLS";
            default -> "fails in the handshake (offered: " + versions + "): " + detail;
        };
    }
}
