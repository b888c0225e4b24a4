package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.Optional;

/**
 * Reads "Installing certificate signed by '...' for site '...'.  Certificate is valid from ... until ...". The dates
 * stand in the form of the server's language; where 03/08/2021 can be read in two ways, the other date decides.
 */
final class CertificateLine {
    private static final String FROM = " valid from ";
    private static final String UNTIL = " until ";

    private CertificateLine() {}

    static Optional<LoggedCertificate> parse(long line, String text) {
        int from = text.indexOf(FROM);
        int until = text.lastIndexOf(UNTIL);
        if (from < 0 || until < from) {
            return Optional.empty();
        }
        String first = text.substring(from + FROM.length(), until).strip();
        String second = text.substring(until + UNTIL.length()).strip().replaceFirst("\\.$", "");
        LooseDate start = LooseDate.of(first);
        LooseDate end = LooseDate.of(second);
        Optional<Boolean> monthFirst = monthFirst(start, end);
        return Optional.of(new LoggedCertificate(
                line,
                Quoted.between(text, "signed by '", "' for site"),
                Quoted.between(text, "for site '", "'"),
                first,
                second,
                chosen(start, monthFirst),
                chosen(end, monthFirst)));
    }

    /** Both dates have the same form, so the one that leaves no doubt decides for the other. */
    private static Optional<Boolean> monthFirst(LooseDate start, LooseDate end) {
        return start.monthFirst().or(end::monthFirst);
    }

    private static Optional<Instant> chosen(LooseDate date, Optional<Boolean> monthFirst) {
        return monthFirst.isPresent() ? date.meaning(monthFirst.get()) : date.only();
    }
}
