package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.XmlReaders;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads what Exchange and earlier runs of Setup have left on the server (exchange-facts.md 1.1, 1.9 and 2.F). */
final class InstallationFacts {
    private static final String UPDATES = "HKLM\\SOFTWARE\\Microsoft\\Updates\\Exchange ";
    private static final String SERVICES = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
    private static final List<String> UM_FOLDERS = List.of("Grammars", "Prompts");
    private static final List<String> SEARCH_SERVICES = List.of("HostControllerService", "MSExchangeFastSearch");
    private static final long DISABLED = 4;

    private final Bundle bundle;
    private final RegistryTree registry;
    private final Releases releases;
    private final ExchangeFacts versions;

    InstallationFacts(Bundle bundle, RegistryTree registry, Releases releases, ExchangeFacts versions) {
        this.bundle = bundle;
        this.registry = registry;
        this.releases = releases;
        this.versions = versions;
    }

    Installation installation(Reading<Exchange> exchange, List<String> statesInDirectory) {
        return new Installation(
                new PackageCache(bundle, registry, releases).packages(),
                watermarks(),
                roles(),
                exchange.flatMap(this::updates),
                ComponentStates.read(registry, statesInDirectory),
                exchange.map(this::scanEngine),
                Listings.read(bundle, "um")
                        .map(names -> UM_FOLDERS.stream()
                                .filter(folder -> !names.holds(folder))
                                .toList()),
                Listings.read(bundle, "um-voicemail")
                        .map(listing -> (long) listing.names().size()),
                disabledSearch(),
                versions.programs(),
                versions.registered());
    }

    /** Any key below v15 may hold a watermark, with the action beside it. */
    private Reading<List<Watermark>> watermarks() {
        return registry.descendants(ExchangeFacts.V15)
                .map(keys -> keys.stream()
                        .filter(key -> key.value("Watermark").isPresent())
                        .map(key -> new Watermark(key.name(), text(key, "Action"), text(key, "Watermark")))
                        .toList());
    }

    private Reading<List<RoleVersion>> roles() {
        return registry.children(ExchangeFacts.V15)
                .map(keys -> keys.stream()
                        .filter(key -> key.value("UnpackedVersion").isPresent()
                                || key.value("ConfiguredVersion").isPresent())
                        .map(key -> new RoleVersion(
                                key.name(), text(key, "UnpackedVersion"), text(key, "ConfiguredVersion")))
                        .toList());
    }

    /** The updates of Exchange SE are under the key of Exchange 2019. */
    private Reading<List<InstalledUpdate>> updates(Exchange exchange) {
        String key = UPDATES + (exchange.product().equals("2016") ? "2016" : "2019");
        return registry.children(key)
                .map(keys -> keys.stream()
                        .map(update -> new InstalledUpdate(update.name(), text(update, "PackageName")))
                        .toList());
    }

    private ScanEngine scanEngine(Exchange exchange) {
        Reading<String> data = RegistryText.optional(registry, ExchangeFacts.V15 + "\\FIP-FS", "DatabasePath")
                .map(path -> path.isEmpty() ? exchange.installPath() + "\\FIP-FS\\Data" : path);
        Reading<List<Long>> versions = Listings.read(bundle, "fipfs-engines")
                .map(listing -> listing.names().stream()
                        .filter(name -> name.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .toList());
        return new ScanEngine(data.flatMap(this::configuration), versions);
    }

    private Reading<ConfigFile> configuration(String folder) {
        String path = folder + (folder.endsWith("\\") ? "" : "\\") + "Configuration.xml";
        return bundle.read(ExchangeFacts.artefact(path)).map(bytes -> {
            try {
                XmlReaders.read(bytes);
                return new ConfigFile(path, true, "");
            } catch (UnreadableException e) {
                return new ConfigFile(path, false, e.getMessage());
            }
        });
    }

    /** A service that does not exist is not disabled. */
    private Reading<List<String>> disabledSearch() {
        Reading<List<String>> disabled = Reading.known(List.of());
        for (String service : SEARCH_SERVICES) {
            Reading<Boolean> one = registry.value(SERVICES + service, "Start")
                    .map(value -> value.map(RegistryValue::asNumber)
                                    .orElse(OptionalLong.empty())
                                    .orElse(0)
                            == DISABLED);
            disabled = disabled.with(one, (found, off) -> off ? plus(found, service) : found);
        }
        return disabled;
    }

    private static List<String> plus(List<String> list, String one) {
        List<String> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }

    private static String text(RegistryKey key, String name) {
        return key.value(name).flatMap(RegistryValue::asString).orElse("").strip();
    }
}
