package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.X509;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.util.encoders.Hex;

/**
 * The last search, in the bytes that would leave the site and without regard to formats: UTF-8, UTF-16 in both orders,
 * base64 in all places, hexadecimal.
 */
final class LeakSearch {
    private final BytePatterns patterns = new BytePatterns();

    LeakSearch(Names names, Identifiers identifiers, Certificates certificates) {
        for (Names.Name name : names.all()) {
            patterns.add(name.text(), !name.distinctive());
            if (name.distinctive()) {
                String upper = name.text().toUpperCase(Locale.ROOT);
                String title = upper.substring(0, 1) + name.text().substring(1);
                patterns.addEncoded(name.text(), List.of(name.text(), upper, title));
            }
        }
        for (String each : identifiers.originals()) {
            patterns.add(each, true);
            patterns.addEncoded(each, List.of(each));
        }
        certificates.thumbprints().keySet().forEach(each -> patterns.addRaw(Hex.decode(each), each));
        for (X509 each : certificates.all()) {
            if (certificates.thumbprints().containsKey(each.thumbprint())) {
                Certificate raw = Certificate.getInstance(each.der());
                byte[] signature = raw.getSignature().getBytes();
                patterns.addRaw(Arrays.copyOf(signature, Math.min(signature.length, 32)), each.thumbprint());
            }
        }
    }

    /** The name that was found, if any was. */
    Optional<String> find(byte[] bytes) {
        return patterns.find(bytes, 0).map(BytePatterns.Found::name);
    }
}
