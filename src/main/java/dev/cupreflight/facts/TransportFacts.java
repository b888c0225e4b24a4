package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.X509;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the internal transport certificate from the server's directory object (exchange-facts.md 1.4). */
final class TransportFacts {
    private static final String WHERE = "directory: the server object";

    private final DirectoryTree directory;
    private final CertificateStores stores;

    TransportFacts(DirectoryTree directory, CertificateStores stores) {
        this.directory = directory;
        this.stores = stores;
    }

    Reading<Transport> transport(Reading<Server> server) {
        return directory
                .withClass("msExchExchangeServer")
                .with(server, TransportFacts::ofServer)
                .flatMap(found -> found)
                .flatMap(this::certificate);
    }

    private static Reading<DirectoryEntry> ofServer(List<DirectoryEntry> servers, Server server) {
        return servers.stream()
                .filter(entry -> entry.first("cn").orElse("").equalsIgnoreCase(server.name()))
                .findFirst()
                .map(entry -> (Reading<DirectoryEntry>) new Reading.Known<>(entry, Set.copyOf(entry.sources())))
                .orElse(Reading.unread(WHERE, "no server named " + server.name() + " was exported"));
    }

    private Reading<Transport> certificate(DirectoryEntry entry) {
        List<byte[]> copies = entry.bytes("msExchServerInternalTLSCert");
        if (copies.isEmpty()) {
            return Reading.known(new Transport("", Reading.known(Optional.empty())));
        }
        try {
            String thumbprint = X509.parse(copies.get(0)).thumbprint();
            return Reading.known(new Transport(thumbprint, stores.find(CertificateStores.PERSONAL, thumbprint)));
        } catch (UnreadableException e) {
            return Reading.unread(WHERE, "msExchServerInternalTLSCert is " + e.getMessage());
        }
    }
}
