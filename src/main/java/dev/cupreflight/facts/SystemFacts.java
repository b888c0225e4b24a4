package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import dev.cupreflight.evidence.TokenGroups;
import java.util.OptionalLong;

/** Reads the facts about the computer and its operating system (exchange-facts.md 1.1 and 1.8). */
final class SystemFacts {
    private static final String CURRENT = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String NAME = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName";
    private static final String TCPIP = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters";
    private static final String DOTNET = "HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full";

    private static final String INTEGRITY = "S-1-16-";

    private final Bundle bundle;
    private final RegistryTree registry;

    SystemFacts(Bundle bundle, RegistryTree registry) {
        this.bundle = bundle;
        this.registry = registry;
    }

    /** The names from the registry; without it, the host name that the collector wrote down. */
    Reading<Server> server() {
        Reading<String> name = RegistryText.required(registry, NAME, "ComputerName");
        Reading<String> host = hostName(registry);
        Reading<String> domain = kept(registry, "Domain");
        Reading<Server> fromRegistry = name.with(host, (own, dns) -> new Server(own, dns.isEmpty() ? own : dns, ""))
                .with(domain, (server, suffix) -> new Server(server.name(), server.hostName(), suffix));
        return fromRegistry.or(bundle.manifest().flatMap(SystemFacts::fromManifest));
    }

    /** The DNS host name without domain; empty when the registry has none. */
    static Reading<String> hostName(RegistryTree registry) {
        return kept(registry, "Hostname");
    }

    /** A setting of TCP/IP, or the copy of it that Windows keeps for the next start. */
    private static Reading<String> kept(RegistryTree registry, String name) {
        return RegistryText.optional(registry, TCPIP, name)
                .flatMap(text -> text.isEmpty() ? RegistryText.optional(registry, TCPIP, "NV " + name) : known(text));
    }

    private static Reading<Server> fromManifest(Manifest manifest) {
        return manifest.host()
                .map(host -> {
                    int dot = host.indexOf('.');
                    String label = dot < 0 ? host : host.substring(0, dot);
                    return Reading.known(new Server(label, label, dot < 0 ? "" : host.substring(dot + 1)));
                })
                .orElse(Reading.unread("manifest.json", "names no host"));
    }

    Reading<Windows> windows() {
        Reading<String> build = RegistryText.required(registry, CURRENT, "CurrentBuild")
                .or(RegistryText.required(registry, CURRENT, "CurrentBuildNumber"));
        Reading<String> product = RegistryText.optional(registry, CURRENT, "ProductName");
        Reading<String> type = RegistryText.optional(registry, CURRENT, "InstallationType");
        return build.flatMap(SystemFacts::number)
                .with(product, (number, name) -> new Windows(number, 0, name, false))
                .with(
                        type,
                        (windows, kind) -> new Windows(
                                windows.build(), 0, windows.product(), kind.equalsIgnoreCase("Server Core")))
                .with(
                        registry.value(CURRENT, "UBR"),
                        (windows, revision) -> new Windows(
                                windows.build(),
                                revision.map(value -> value.asNumber().orElse(0))
                                        .orElse(0L),
                                windows.product(),
                                windows.serverCore()));
    }

    private static Reading<Long> number(String text) {
        return text.matches("\\d{1,9}")
                ? Reading.known(Long.valueOf(text))
                : Reading.unread(CURRENT + "\\CurrentBuild", "is not a number");
    }

    /** A missing value is a fact: .NET Framework 4.5 or later is not installed. */
    Reading<DotNet> dotnet() {
        return registry.value(DOTNET, "Release").flatMap(value -> {
            OptionalLong release = value.map(RegistryValue::asNumber).orElse(OptionalLong.empty());
            return value.isPresent() && release.isEmpty()
                    ? Reading.unread(DOTNET, "its value Release is not a number")
                    : Reading.known(new DotNet(release.orElse(0)));
        });
    }

    /** A token has exactly one integrity level; without it nothing is known about elevation. */
    Reading<Session> session() {
        String file = "commands/whoami-groups.csv";
        return bundle.parse(file, TokenGroups::parse).flatMap(token -> {
            long levels = token.sids().stream()
                    .filter(sid -> sid.startsWith(INTEGRITY))
                    .distinct()
                    .count();
            return levels == 1
                    ? Reading.known(new Session(token.sids()))
                    : Reading.unread(file, levels == 0 ? "has no integrity level" : "has several integrity levels");
        });
    }

    private static Reading<String> known(String text) {
        return Reading.known(text);
    }
}
