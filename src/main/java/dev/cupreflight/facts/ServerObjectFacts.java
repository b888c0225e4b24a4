package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the server's object in Active Directory (exchange-facts.md 1.4). */
final class ServerObjectFacts {
    private static final String WHERE = "directory: the server object";
    private static final String ROLES = "msExchCurrentServerRoles";

    private final Reading<DirectoryEntry> entry;

    ServerObjectFacts(DirectoryTree directory, Reading<Server> server) {
        entry = directory
                .withClass("msExchExchangeServer")
                .with(server, ServerObjectFacts::ofServer)
                .flatMap(found -> found);
    }

    private static Reading<DirectoryEntry> ofServer(List<DirectoryEntry> servers, Server server) {
        return servers.stream()
                .filter(each -> each.first("cn").orElse("").equalsIgnoreCase(server.name()))
                .findFirst()
                .map(each -> (Reading<DirectoryEntry>) new Reading.Known<>(each, Set.copyOf(each.sources())))
                .orElse(Reading.unread(WHERE, "no server named " + server.name() + " was exported"));
    }

    /** The object. Without its roles the export left attributes out, and a missing DAG link says nothing. */
    Reading<ServerObject> serverObject() {
        return entry.flatMap(found -> {
            Optional<String> roles = found.first(ROLES).map(String::strip).filter(text -> text.matches("\\d{1,9}"));
            return roles.map(number -> Reading.known(new ServerObject(Long.parseLong(number), dag(found))))
                    .orElse(Reading.unread(WHERE, "was exported without " + ROLES));
        });
    }

    /** The values of the copy of the component states; empty when it was not exported or there is none. */
    List<String> componentStates() {
        return entry.ifKnown()
                .map(found -> found.values("msExchComponentStates"))
                .orElse(List.of());
    }

    private static String dag(DirectoryEntry entry) {
        return entry.first("msExchMDBAvailabilityGroupLink")
                .map(ServerObjectFacts::name)
                .orElse("");
    }

    private static String name(String dn) {
        int end = dn.indexOf(',');
        return dn.substring(dn.indexOf('=') + 1, end < 0 ? dn.length() : end);
    }
}
