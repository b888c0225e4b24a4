package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.X509;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The root certificates that the Java runtime ships with: everybody has them, so they name nobody. */
final class PublicRoots {
    private static final List<X509> ROOTS = read();
    private static final Set<String> THUMBPRINTS =
            new HashSet<>(ROOTS.stream().map(X509::thumbprint).toList());

    private PublicRoots() {}

    static Set<String> thumbprints() {
        return THUMBPRINTS;
    }

    /** True when one of them signed this certificate. */
    static boolean issued(X509 certificate) {
        return ROOTS.stream().anyMatch(certificate::issuedBy);
    }

    private static List<X509> read() {
        List<X509> roots = new ArrayList<>();
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509TrustManager trust) {
                    for (X509Certificate root : trust.getAcceptedIssuers()) {
                        roots.add(X509.parse(root.getEncoded()));
                    }
                }
            }
        } catch (GeneralSecurityException | UnreadableException e) {
            // Without them every certificate is made anew: that is slower, and as safe.
            return List.of();
        }
        return List.copyOf(roots);
    }
}
