package dev.cupreflight.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The search for a certificate that Setup makes when it does not keep the bound one (setup-certificates.md 2.2): newest
 * first, the first that is selected ends it. An expired certificate of a certification authority is selected, even when
 * a valid self-signed one exists. Revocation cannot be seen here, so a choice that depends on it is not certain.
 */
final class DefaultSearch {
    private static final long MINIMUM_KEY_BITS = 1024;
    private static final String HOST_NAME = "(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

    private final Server server;
    private final Instant at;
    private final List<Certificate> possible = new ArrayList<>();
    private Optional<Certificate> fallback = Optional.empty();
    private boolean certain = true;

    /** What the search ends with. */
    record Found(
            List<Certificate> candidates,
            boolean certain,
            boolean createsNew,
            String because,
            List<String> obstacles) {}

    DefaultSearch(Server server, Instant at) {
        this.server = server;
        this.at = at;
    }

    Found in(List<Certificate> personal) {
        List<String> bad =
                server.names().stream().filter(name -> !name.matches(HOST_NAME)).toList();
        if (!bad.isEmpty()) {
            return new Found(
                    List.of(),
                    true,
                    false,
                    "Setup then searches for a certificate with the computer's names.",
                    List.of("the computer name " + bad.get(0) + " is not a valid DNS name, and the search needs one"));
        }
        Optional<Certificate> selected = Optional.empty();
        for (Certificate certificate : newestFirst(personal)) {
            if (selected.isEmpty()) {
                selected = judge(certificate);
            }
        }
        selected.or(() -> fallback).ifPresent(this::addPossible);
        return result();
    }

    private List<Certificate> newestFirst(List<Certificate> personal) {
        return personal.stream()
                .filter(this::eligible)
                .sorted(Comparator.comparing(Certificate::notBefore).reversed())
                .toList();
    }

    /** Wildcards never match here; elliptic curve keys are dropped. */
    private boolean eligible(Certificate certificate) {
        return certificate.usage().version() == 3
                && certificate.key().present()
                && List.of("RSA", "DSA").contains(certificate.key().algorithm())
                && certificate.key().bits() >= MINIMUM_KEY_BITS
                && certificate.usage().signing()
                && certificate.usage().serverAuthentication()
                && server.names().stream().anyMatch(certificate::named);
    }

    /** The certificate if the search ends with it; otherwise it may be remembered. */
    private Optional<Certificate> judge(Certificate certificate) {
        Optional<Boolean> trusted = certificate.trusted().ifKnown();
        if (certificate.selfSigned()) {
            return judgeSelfSigned(certificate, trusted);
        }
        if (trusted.isPresent() && !trusted.get()) {
            return Optional.empty();
        }
        if (trusted.isEmpty()) {
            certain = false;
            addPossible(certificate);
            return Optional.empty();
        }
        // Whether a trusted chain counts as good depends on revocation, which only the live server can ask for.
        certain = false;
        return Optional.of(certificate);
    }

    private Optional<Certificate> judgeSelfSigned(Certificate certificate, Optional<Boolean> trusted) {
        if (certificate.validAt(at)) {
            fallback = fallback.or(() -> Optional.of(certificate));
            return Optional.empty();
        }
        if (trusted.isEmpty()) {
            certain = false;
            addPossible(certificate);
            return Optional.empty();
        }
        return trusted.get() ? Optional.of(fallback.orElse(certificate)) : Optional.empty();
    }

    private void addPossible(Certificate certificate) {
        if (!possible.contains(certificate)) {
            possible.add(certificate);
        }
    }

    private Found result() {
        String search =
                "Setup then searches the personal store for a certificate with the computer's names, newest first";
        return possible.isEmpty()
                ? new Found(List.of(), certain, true, search + ", finds none, and makes a self-signed one.", List.of())
                : new Found(List.copyOf(possible), certain, false, search + ".", List.of());
    }
}
