package dev.cupreflight.facts;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.X509;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a certificate's chain ends in one of the machine's trusted roots. Revocation, and certificates that Windows
 * would fetch from the network, are not known here.
 *
 * @param roots the root stores
 * @param intermediates the stores of intermediate authorities
 */
record Trust(List<Reading<List<X509>>> roots, List<Reading<List<X509>>> intermediates) {
    private static final int MAX_CHAIN = 8;

    /** Known true as soon as a chain is found; known false only if every store was read. */
    Reading<Boolean> of(X509 certificate) {
        X509 link = certificate;
        for (int length = 0; length < MAX_CHAIN; length++) {
            if (holds(link) || issuer(link, roots).isPresent()) {
                return Reading.known(true);
            }
            Optional<X509> issuer = link.selfSigned() ? Optional.empty() : issuer(link, intermediates);
            if (issuer.isEmpty()) {
                return notFound(link.selfSigned());
            }
            link = issuer.get();
        }
        return Reading.known(false);
    }

    private boolean holds(X509 certificate) {
        return known(roots).stream().anyMatch(root -> root.thumbprint().equals(certificate.thumbprint()));
    }

    private static Optional<X509> issuer(X509 certificate, List<Reading<List<X509>>> stores) {
        return known(stores).stream()
                .filter(each -> !each.thumbprint().equals(certificate.thumbprint()) && certificate.issuedBy(each))
                .findFirst();
    }

    private Reading<Boolean> notFound(boolean selfSigned) {
        List<Reading<List<X509>>> needed = new ArrayList<>(roots);
        if (!selfSigned) {
            needed.addAll(intermediates);
        }
        List<Missing> missing =
                needed.stream().flatMap(store -> store.missing().stream()).toList();
        return missing.isEmpty() ? Reading.known(false) : new Reading.Unread<>(missing);
    }

    private static List<X509> known(List<Reading<List<X509>>> stores) {
        return stores.stream()
                .flatMap(store -> store.ifKnown().orElse(List.of()).stream())
                .toList();
    }
}
