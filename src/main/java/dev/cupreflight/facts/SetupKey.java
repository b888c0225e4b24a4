package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * The private key of a certificate that Setup may take. In its last role Setup lets NETWORK SERVICE read it
 * (setup-certificates.md 2.5).
 *
 * @param certificate the certificate
 * @param suspected true when it is not confirmed that Setup may take it
 * @param fileBased true when its provider keeps keys in files that can be found by the container's name; false for smart
 *     cards, security modules and other providers
 * @param file the file; absent when the folder of the computer's keys has none for it
 */
public record SetupKey(
        Certificate certificate, boolean suspected, boolean fileBased, Reading<Optional<KeyFile>> file) {}
