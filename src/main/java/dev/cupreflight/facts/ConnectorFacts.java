package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryName;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the mail connectors, and finds their certificates by issuer and subject (exchange-facts.md 1.4). */
final class ConnectorFacts {
    private static final String SEND = "msExchRoutingSMTPConnector";
    private static final String RECEIVE = "msExchSmtpReceiveConnector";
    private static final Pattern NAME = Pattern.compile("<I>(.*)<S>(.*)", Pattern.DOTALL);

    private final DirectoryTree tree;
    private final CertificateStores stores;

    ConnectorFacts(DirectoryTree tree, CertificateStores stores) {
        this.tree = tree;
        this.stores = stores;
    }

    Reading<List<Connector>> connectors(Reading<Server> server) {
        Reading<DirectoryName> own = server.flatMap(this::ownObject);
        return DirectorySearch.CONNECTORS.in(tree).with(own, this::connectors);
    }

    private Reading<DirectoryName> ownObject(Server server) {
        DirectorySearch search = DirectorySearch.EXCHANGE;
        return search.in(tree, "msExchExchangeServer")
                .flatMap(found -> found.stream()
                        .map(DirectoryEntry::directoryName)
                        .filter(name -> name.label().equalsIgnoreCase(server.name()))
                        .findFirst()
                        .map(Reading::known)
                        .orElse(Reading.unread(search.path(), "holds no server named " + server.name())));
    }

    private List<Connector> connectors(List<DirectoryEntry> found, DirectoryName own) {
        return found.stream()
                .filter(entry -> entry.isOfClass(SEND) || entry.isOfClass(RECEIVE))
                .map(entry -> connector(entry, own))
                .sorted(Comparator.comparing(Connector::name))
                .toList();
    }

    private Connector connector(DirectoryEntry entry, DirectoryName own) {
        boolean sends = entry.isOfClass(SEND);
        String certificate = entry.first("msExchSmtpTLSCertificate").orElse("").strip();
        return new Connector(
                entry.directoryName().label(),
                sends,
                !entry.first(sends ? "msExchSmtpSendEnabled" : "msExchSmtpReceiveEnabled")
                        .filter("FALSE"::equalsIgnoreCase)
                        .isPresent(),
                sends ? sources(entry, own) : entry.directoryName().isBelow(own),
                certificate,
                certificates(certificate),
                sends ? entry.values("routingList") : List.of());
    }

    /** A source server is named by its SMTP virtual server, an object below it. */
    private static boolean sources(DirectoryEntry entry, DirectoryName own) {
        return entry.values("msExchSourceBridgeheadServersDN").stream()
                .map(DirectoryName::parse)
                .flatMap(Optional::stream)
                .anyMatch(source -> source.equals(own) || source.isBelow(own));
    }

    private Reading<List<Certificate>> certificates(String name) {
        Matcher form = NAME.matcher(name);
        if (!form.matches()) {
            return Reading.known(List.of());
        }
        return stores.personal()
                .map(all -> all.stream()
                        .filter(each -> each.issuer()
                                        .equalsIgnoreCase(form.group(1).strip())
                                && each.subject().equalsIgnoreCase(form.group(2).strip()))
                        .toList());
    }
}
