package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.X509;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.util.encoders.Hex;

/**
 * The certificates of a bundle, and those that are made in their place. A certificate cannot be changed without breaking
 * its signature, and its key and serial number would still name its owner, so another one is made: with a new key of the
 * same kind and size, the same dates, purposes and signature algorithm, names replaced, and signed by the one that stands
 * for its issuer. Chains end where they ended, and self-signed stays self-signed. The public roots that the Java runtime
 * ships with, and the authorities below them, are the same for everybody and stay, unless they had to sign one of these.
 */
final class Certificates {
    private static final int MAX = 2000;

    private final Map<String, X509> found = new LinkedHashMap<>();
    private final Map<String, byte[]> made = new HashMap<>();
    private final Map<String, AsymmetricCipherKeyPair> keys = new HashMap<>();
    private final Map<String, Optional<X509>> issuers = new HashMap<>();

    /** Remembers a certificate; tells whether these bytes are one. */
    boolean add(byte[] der) {
        if (der.length < 64 || der[0] != 0x30 || found.size() >= MAX) {
            return false;
        }
        try {
            X509 certificate = X509.parse(der);
            found.putIfAbsent(certificate.thumbprint(), certificate);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** Finds out which are public, and adds the names in all others. */
    void findNames(Names names) {
        Set<String> open = open();
        for (X509 each : found.values()) {
            if (open.contains(each.thumbprint()) && !ofPublicAuthority(each)) {
                CertificateNames.add(each, names);
            }
        }
    }

    /** Makes the certificates; thumbprints become names, so that they are replaced wherever they are written. */
    void make(Names names, TextReplacer text) throws IOException {
        Set<String> open = open();
        for (X509 each : found.values()) {
            if (open.contains(each.thumbprint())) {
                make(each, text, 0);
            }
        }
        made.forEach((thumbprint, der) -> names.put(thumbprint, CertificateCopy.thumbprint(der)));
    }

    /** What stands in the place of a certificate; itself if it is public. */
    Optional<byte[]> replaced(byte[] der) {
        if (der.length < 64 || der[0] != 0x30) {
            return Optional.empty();
        }
        try {
            X509 certificate = X509.parse(der);
            return Optional.of(made.getOrDefault(certificate.thumbprint(), der));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** The SHA-1 hashes of the originals and of what was made of them, 20 bytes each. */
    Map<String, byte[]> thumbprints() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        made.forEach((old, der) -> all.put(old, Hex.decode(CertificateCopy.thumbprint(der))));
        return all;
    }

    /** The thumbprints of those that have to be made anew: all that are not public, their issuers, and what those issued. */
    private Set<String> open() {
        Set<String> open = new HashSet<>();
        Set<String> publicRoots = PublicRoots.thumbprints();
        for (X509 each : found.values()) {
            if (!publicRoots.contains(each.thumbprint()) && !ofPublicAuthority(each)) {
                open.add(each.thumbprint());
            }
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (X509 each : found.values()) {
                Optional<String> issuer = issuer(each).map(X509::thumbprint);
                if (issuer.isPresent() && open.contains(each.thumbprint())) {
                    grown |= open.add(issuer.get());
                } else if (issuer.filter(open::contains).isPresent()) {
                    grown |= open.add(each.thumbprint());
                }
            }
        }
        return open;
    }

    private boolean ofPublicAuthority(X509 certificate) {
        X509 link = certificate;
        for (int depth = 0; depth < 8 && link.certificateAuthority(); depth++) {
            if (PublicRoots.thumbprints().contains(link.thumbprint()) || PublicRoots.issued(link)) {
                return true;
            }
            Optional<X509> issuer = issuer(link);
            if (issuer.isEmpty()) {
                return false;
            }
            link = issuer.get();
        }
        return false;
    }

    private Optional<X509> issuer(X509 certificate) {
        return issuers.computeIfAbsent(
                certificate.thumbprint(),
                key -> certificate.selfSigned() ? Optional.empty() : first(found.values(), certificate));
    }

    private static Optional<X509> first(Collection<X509> all, X509 certificate) {
        return new ArrayList<>(all)
                .stream()
                        .filter(each -> !each.thumbprint().equals(certificate.thumbprint()))
                        .filter(certificate::issuedBy)
                        .findFirst();
    }

    private void make(X509 certificate, TextReplacer text, int depth) throws IOException {
        if (made.containsKey(certificate.thumbprint())) {
            return;
        }
        Optional<X509> issuer = depth < 8 ? issuer(certificate) : Optional.empty();
        AsymmetricCipherKeyPair own = key(certificate.der());
        AsymmetricCipherKeyPair signer = certificate.selfSigned()
                ? own
                : issuer.isPresent() ? key(issuer.get().der()) : CertificateCopy.keyLike(certificate.der());
        made.put(certificate.thumbprint(), CertificateCopy.of(certificate, own, signer, text));
        if (issuer.isPresent()) {
            make(issuer.get(), text, depth + 1);
        }
    }

    /** One new key for each old one. */
    private AsymmetricCipherKeyPair key(byte[] der) throws IOException {
        String id = Hex.toHexString(CertificateCopy.publicKey(der));
        AsymmetricCipherKeyPair known = keys.get(id);
        if (known == null) {
            known = CertificateCopy.keyLike(der);
            keys.put(id, known);
        }
        return known;
    }

    /** All that were found. */
    List<X509> all() {
        return List.copyOf(found.values());
    }
}
