package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Predicts which certificate Setup's IIS step takes, following the decision tree of setup-certificates.md section 2: the
 * certificate bound to the site with ID 1 if it is in the personal store, else a search for the computer's names, else a
 * new self-signed certificate. What the sources only suspect is told apart from what they confirm.
 */
final class SetupForecast {
    private static final long SITE_ID = 1;

    private final CertificateStores stores;
    private final Reading<Server> server;
    private final Instant at;

    SetupForecast(CertificateStores stores, Reading<Server> server, Instant at) {
        this.stores = stores;
        this.server = server;
        this.at = at;
    }

    Reading<SetupPrediction> predict(Reading<Iis> iis) {
        return iis.flatMap(configuration -> configuration.sites().stream()
                .filter(site -> site.id() == SITE_ID)
                .findFirst()
                .map(site -> predict(site, configuration))
                .orElse(Reading.known(new Draft("")
                        .because("Setup works on the site with ID 1, whatever its name.")
                        .obstacle("IIS has no site with ID 1")
                        .prediction())));
    }

    private Reading<SetupPrediction> predict(Site site, Iis iis) {
        Reading<List<SslBinding>> entries = Reading.known(List.of());
        for (SiteBinding binding : site.https()) {
            entries = entries.with(
                    binding.entry().flatMap(SetupForecast::readable),
                    (list, entry) ->
                            Stream.concat(list.stream(), entry.stream()).toList());
        }
        return entries.flatMap(found -> predict(site, iis, found));
    }

    /** An entry whose hash is damaged tells nothing about what is bound. */
    private static Reading<Optional<SslBinding>> readable(Optional<SslBinding> entry) {
        boolean damaged = entry.isPresent()
                && entry.get().thumbprint().isEmpty()
                && !entry.get().certificate().missing().isEmpty();
        return damaged ? new Reading.Unread<>(entry.get().certificate().missing()) : Reading.known(entry);
    }

    private Reading<SetupPrediction> predict(Site site, Iis iis, List<SslBinding> entries) {
        Map<String, String> bound = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> !entry.thumbprint().isEmpty())
                .forEach(entry -> bound.merge(entry.thumbprint(), entry.endpoint(), (a, b) -> a + " and " + b));
        Reading<Draft> draft = bound.isEmpty() ? search(Reading.known(unbound(site)), false) : fromBound(site, bound);
        boolean special = site.https().stream()
                .anyMatch(each -> each.centralStore() || !each.hostName().isEmpty());
        if (special) {
            draft = search(
                    draft.map(known -> known.doubt("The site also has bindings for host names or for the central"
                            + " certificate store, and it is not known whether Setup reads a certificate from them.")),
                    true);
        }
        return leftOver(draft, iis, bound).map(Draft::prediction);
    }

    private static Draft unbound(Site site) {
        return new Draft(site.name())
                .bound("no certificate")
                .because("No certificate is bound to " + name(site) + ".")
                .rebinds();
    }

    private static String name(Site site) {
        return "the site with ID 1 (\"" + site.name() + "\")";
    }

    private Reading<Draft> fromBound(Site site, Map<String, String> bound) {
        Reading<Draft> result = Reading.known(new Draft(site.name())
                .bound(bound.entrySet().stream()
                        .map(entry -> entry.getKey() + " on " + entry.getValue())
                        .collect(Collectors.joining("; ")))
                .because(because(site, bound)));
        if (bound.size() > 1) {
            result = result.map(Draft::uncertain);
        }
        for (String thumbprint : bound.keySet()) {
            Reading<Optional<Certificate>> found = stores.find(CertificateStores.PERSONAL, thumbprint);
            boolean gone = found.ifKnown().isPresent() && found.ifKnown().get().isEmpty();
            result = gone
                    ? search(result.map(draft -> draft.rebinds().because(notInStore(thumbprint))), false)
                    : result.with(found, (draft, certificate) -> draft.candidate(certificate.orElseThrow()));
        }
        return result;
    }

    private static String because(Site site, Map<String, String> bound) {
        return bound.size() > 1
                ? "The site with ID 1 has different certificates on " + String.join(" and on ", bound.values())
                        + ", and it is not known which of them Setup reads."
                : "It is bound to " + name(site) + " on " + String.join("", bound.values())
                        + ", and Setup keeps what is bound there.";
    }

    private static String notInStore(String thumbprint) {
        return "The bound certificate " + thumbprint
                + " is not in the personal store (LocalMachine\\My), the only one that" + " Setup opens.";
    }

    private Reading<Draft> search(Reading<Draft> before, boolean suspected) {
        Reading<DefaultSearch.Found> found =
                stores.personal().with(server, (all, computer) -> new DefaultSearch(computer, at).in(all));
        return before.with(found, (draft, result) -> draft.searched(result, suspected));
    }

    /** What a hash left in the legacy metabase does to the step is not confirmed. */
    private Reading<Draft> leftOver(Reading<Draft> draft, Iis iis, Map<String, String> bound) {
        Reading<Draft> result = draft;
        for (MetabaseCertificate left : iis.metabaseCertificates()) {
            boolean other = left.path().equalsIgnoreCase("LM/W3SVC/" + SITE_ID)
                    && !left.thumbprint().isEmpty()
                    && !bound.containsKey(left.thumbprint());
            if (other) {
                result = result.with(
                        stores.find(CertificateStores.PERSONAL, left.thumbprint()),
                        (known, certificate) -> certificate
                                .map(known::suspect)
                                .orElse(known)
                                .doubt("An older hash is left in the legacy metabase, and it is not known whether Setup"
                                        + " reads that."));
            }
        }
        return result;
    }

    /** A prediction in the making. */
    private static final class Draft {
        private final String site;
        private final List<Certificate> candidates = new ArrayList<>();
        private final List<Certificate> suspected = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();
        private final List<String> obstacles = new ArrayList<>();
        private String bound = "nothing";
        private boolean certain = true;
        private boolean createsNew;
        private boolean rebinds;

        Draft(String site) {
            this.site = site;
        }

        Draft bound(String words) {
            bound = words;
            return this;
        }

        Draft because(String reason) {
            reasons.add(reason);
            return this;
        }

        Draft doubt(String reason) {
            certain = false;
            return because(reason);
        }

        Draft uncertain() {
            certain = false;
            return this;
        }

        Draft rebinds() {
            rebinds = true;
            return this;
        }

        Draft obstacle(String what) {
            obstacles.add(what);
            return this;
        }

        Draft candidate(Certificate certificate) {
            candidates.add(certificate);
            return this;
        }

        Draft suspect(Certificate certificate) {
            suspected.add(certificate);
            return this;
        }

        Draft searched(DefaultSearch.Found found, boolean onlySuspected) {
            (onlySuspected ? suspected : candidates).addAll(found.candidates());
            if (!onlySuspected) {
                obstacles.addAll(found.obstacles());
                createsNew = createsNew || found.createsNew();
                reasons.add(found.because());
            }
            certain = certain && found.certain();
            return this;
        }

        SetupPrediction prediction() {
            List<Certificate> confirmed = candidates.stream().distinct().toList();
            return new SetupPrediction(
                    site,
                    confirmed,
                    suspected.stream()
                            .distinct()
                            .filter(each -> !confirmed.contains(each))
                            .toList(),
                    certain,
                    createsNew,
                    rebinds,
                    bound,
                    String.join(" ", reasons),
                    List.copyOf(obstacles));
        }
    }
}
