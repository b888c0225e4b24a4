package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The organization's Auth configuration: which certificate signs tokens and logon cookies (exchange-facts.md 1.4).
 *
 * @param current the certificate in use
 * @param previous the one before
 * @param next the one that takes over
 * @param nextEffective when the next one takes over; absent when no date is set
 * @param installed all Auth certificates in this server's store
 */
public record AuthConfig(
        AuthCertificate current,
        AuthCertificate previous,
        AuthCertificate next,
        Optional<Instant> nextEffective,
        Reading<List<Certificate>> installed) {}
