package dev.cupreflight.compare;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.facts.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the two bundles.
 *
 * @param source the bundle, as it was named
 * @param sha256 its digest
 * @param collectedAt when it was collected, if its manifest says so
 * @param trouble why its manifest could not be read, such as that it is of another schema
 * @param notes what is odd about it, one sentence each
 * @param facts the facts of the server
 * @param files the settings in its configuration files
 */
public record Side(
        String source,
        String sha256,
        Optional<Instant> collectedAt,
        List<String> trouble,
        List<String> notes,
        Facts facts,
        ConfigurationFiles files) {
    private static final String MANIFEST = "manifest.json";

    /** Reads what the comparison needs besides the facts. */
    public static Side of(Bundle bundle, Facts facts) {
        ConfigurationFiles files = ConfigurationFiles.read(bundle, facts);
        return new Side(
                bundle.source(),
                bundle.sha256(),
                bundle.manifest().ifKnown().flatMap(Manifest::collectedAt),
                trouble(bundle),
                bundle.notes(),
                facts,
                files);
    }

    /** A bundle may lack a manifest, but one that cannot be read is a bad witness. */
    private static List<String> trouble(Bundle bundle) {
        return bundle.find(MANIFEST).isPresent()
                ? bundle.manifest().missing().stream().map(Missing::toString).toList()
                : List.of();
    }
}
