package dev.cupreflight.facts;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Setup's certificate step will do to the front-end site at the planned time (setup-certificates.md section 2).
 *
 * @param site the name of the site with ID 1, which Setup works on; empty when there is none
 * @param candidates the certificates that Setup may take, the most likely first
 * @param suspected further certificates that it may take for reasons that are not confirmed
 * @param certain true when the sources leave no doubt which one it takes; false when several are possible
 * @param createsNew true when Setup finds no certificate and makes a self-signed one
 * @param rebinds true when Setup does not keep the certificate that is bound now
 * @param bound what is bound now, in words
 * @param because why Setup takes this certificate, as a sentence
 * @param obstacles what stops the step whatever the certificate; empty when nothing does
 */
public record SetupPrediction(
        String site,
        List<Certificate> candidates,
        List<Certificate> suspected,
        boolean certain,
        boolean createsNew,
        boolean rebinds,
        String bound,
        String because,
        List<String> obstacles) {

    /** All certificates that Setup may take, confirmed and suspected, in words. */
    public String takes() {
        List<Certificate> all = Stream.concat(candidates.stream(), suspected.stream())
                .distinct()
                .toList();
        if (all.isEmpty()) {
            return createsNew ? "a new self-signed certificate" : "none";
        }
        String several = all.size() > 1 ? "one of these: " : "";
        String made = createsNew ? " or a new self-signed certificate" : "";
        return several
                + String.join(" or ", all.stream().map(Certificate::summary).toList())
                + made;
    }
}
