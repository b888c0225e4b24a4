package dev.cupreflight.facts;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists every place where a certificate is in use. */
final class UsedCertificates {
    private UsedCertificates() {}

    /** IIS bindings first, then the other entries of http.sys, then mail between servers and the connectors. */
    static List<InUse> of(
            Reading<Iis> iis,
            Reading<HttpSys> httpSys,
            Reading<Transport> transport,
            Reading<List<Connector>> connectors) {
        List<InUse> found = new ArrayList<>();
        if (iis.ifKnown().isPresent()) {
            iis.ifKnown().get().https().forEach(binding -> found.add(place(binding, iis.sources())));
        } else {
            found.add(unread("IIS bindings", "IIS", iis.missing()));
        }
        Set<String> listed = found.stream()
                .map(each -> each.endpoint().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (httpSys.ifKnown().isPresent()) {
            httpSys.ifKnown().get().entries().stream()
                    .filter(entry -> !listed.contains(entry.endpoint().toLowerCase(Locale.ROOT)))
                    .forEach(entry -> found.add(place(entry, httpSys.sources())));
        } else if (iis.ifKnown().isEmpty()) {
            found.add(unread("http.sys bindings", "http.sys", httpSys.missing()));
        }
        found.add(new InUse(
                "SMTP",
                "mail between the servers of the organization",
                true,
                Reading.known(Optional.empty()),
                transport.flatMap(Transport::certificate)));
        if (connectors.ifKnown().isPresent()) {
            connectors.ifKnown().get().stream()
                    .filter(Connector::usesCertificate)
                    .forEach(each -> found.add(place(each, connectors.sources())));
        } else {
            found.add(unread("connectors", "mail connectors", connectors.missing()));
        }
        return found;
    }

    /** Of several certificates with the name, the one that is valid longest speaks for the connector. */
    private static InUse place(Connector connector, Set<String> sources) {
        return new InUse(
                connector.kind() + " " + connector.name(),
                "mail through this connector",
                true,
                Reading.known(Optional.empty()),
                from(sources, connector.certificates().map(all -> all.stream().findFirst())));
    }

    private static InUse place(SiteBinding binding, Set<String> sources) {
        return new InUse(
                binding.endpoint(),
                "IIS site " + binding.site(),
                binding.exchangePort(),
                binding.entry(),
                from(sources, binding.certificate()));
    }

    private static InUse place(SslBinding entry, Set<String> sources) {
        return new InUse(
                entry.endpoint(),
                "http.sys",
                entry.exchangePort(),
                Reading.known(Optional.of(entry)),
                from(sources, entry.certificate()));
    }

    private static InUse unread(String part, String usedBy, List<Missing> missing) {
        return new InUse(part, usedBy, true, new Reading.Unread<>(missing), new Reading.Unread<>(missing));
    }

    private static Reading<Optional<Certificate>> from(Set<String> sources, Reading<Optional<Certificate>> reading) {
        return new Reading.Known<>(reading, sources).flatMap(each -> each);
    }
}
