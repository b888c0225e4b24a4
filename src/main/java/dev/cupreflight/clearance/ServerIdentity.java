package dev.cupreflight.clearance;

import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.facts.Facts;
import java.util.Optional;

/**
 * Which server it is.
 *
 * @param name its full DNS name
 * @param machineGuid the number that Windows gave itself when it was installed; absent when it was not collected
 * @param build the installed build of Exchange; empty when it is not known
 */
public record ServerIdentity(String name, Optional<String> machineGuid, String build) {

    /** The server that some facts are about; empty when they do not name it. */
    public static Optional<ServerIdentity> of(Facts facts) {
        return facts.server()
                .ifKnown()
                .map(server -> new ServerIdentity(
                        server.fqdn(),
                        facts.computer()
                                .ifKnown()
                                .flatMap(computer -> computer.machineGuid().ifKnown()),
                        facts.exchange()
                                .ifKnown()
                                .map(Exchange::build)
                                .map(Build::text)
                                .orElse("")));
    }

    /**
     * Why another identity is not this server's; empty when nothing speaks against it. Names may be short or full: only
     * the host part of a short one is compared.
     */
    public Optional<String> differsFrom(ServerIdentity other) {
        boolean bothFull = name.contains(".") && other.name.contains(".");
        boolean sameName =
                bothFull ? name.equalsIgnoreCase(other.name) : host(name).equalsIgnoreCase(host(other.name));
        if (!sameName) {
            return Optional.of("it is about " + name + ", not about " + other.name);
        }
        if (machineGuid.isPresent()
                && other.machineGuid.isPresent()
                && !machineGuid.get().equalsIgnoreCase(other.machineGuid.get())) {
            return Optional.of("it is about another installation of Windows with the same name " + name
                    + ": its MachineGuid is " + machineGuid.get() + ", not " + other.machineGuid.get());
        }
        return Optional.empty();
    }

    /** The identity of a computer by its name alone. */
    public static ServerIdentity named(String name) {
        return new ServerIdentity(name, Optional.empty(), "");
    }

    private static String host(String name) {
        return name.split("\\.", 2)[0];
    }
}
