package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that Setup was about to install (exchange-facts.md 4.3).
 *
 * @param line the number of the line, from 1
 * @param issuer who signed it, as it was logged
 * @param site the web site, as it was logged
 * @param from the begin of its validity, in the form of the server's language
 * @param until the end of its validity, in the form of the server's language
 * @param notBefore the begin, where the form leaves no doubt; the server's local time taken as UTC
 * @param notAfter the end, likewise
 */
public record LoggedCertificate(
        long line,
        String issuer,
        String site,
        String from,
        String until,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter) {}
