package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.CliXml;
import dev.cupreflight.evidence.CliXmlObject;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.Locale;
import java.util.Optional;

/** Reads the names, the domain and the site of the computer from the registry and from Win32_ComputerSystem. */
final class ComputerFacts {
    private static final String CURRENT = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String NAME = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName";
    private static final String LANGUAGE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\Language";
    private static final String SERVICES = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
    private static final String TCPIP = SERVICES + "Tcpip\\Parameters";
    private static final String NETLOGON = SERVICES + "Netlogon\\Parameters";
    private static final String AD_ACCESS = SERVICES + "MSExchange ADAccess\\Instance0";
    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    private static final String COMPUTER_SYSTEM = "powershell/Win32_ComputerSystem.clixml";

    private static final double GIGABYTE = 1024.0 * 1024 * 1024;

    private final RegistryTree registry;
    private final Reading<CliXmlObject> system;

    ComputerFacts(Bundle bundle, RegistryTree registry) {
        this.registry = registry;
        this.system = system(bundle);
    }

    Computer computer() {
        Reading<Optional<String>> site = site();
        return new Computer(
                RegistryText.required(registry, NAME, "ComputerName"),
                SystemFacts.hostName(registry)
                        .flatMap(name ->
                                name.isBlank() ? Reading.unread(TCPIP, "has no value Hostname") : Reading.known(name)),
                suffix(),
                domainMember(site),
                site,
                text(AD_ACCESS, "ConfigDCHostName"),
                RegistryText.required(registry, LANGUAGE, "InstallLanguage"),
                RegistryText.required(registry, CURRENT, "CurrentType")
                        .map(type -> type.toLowerCase(Locale.ROOT).contains("checked")),
                memory(),
                RegistryText.required(registry, CRYPTOGRAPHY, "MachineGuid"));
    }

    private Reading<String> suffix() {
        return registry.key(TCPIP).flatMap(key -> {
            if (key.isEmpty()) {
                return Reading.unread(TCPIP, "does not exist in the export, which every computer has");
            }
            return Reading.known(key.flatMap(found -> found.value("Domain"))
                    .flatMap(RegistryValue::asString)
                    .orElse(""));
        });
    }

    /** A site that an administrator has set goes before the one that Windows has found. */
    private Reading<Optional<String>> site() {
        return registry.key(NETLOGON).flatMap(key -> {
            if (key.isEmpty()) {
                return Reading.unread(NETLOGON, "does not exist in the export, which every computer has");
            }
            return text(NETLOGON, "SiteName")
                    .with(text(NETLOGON, "DynamicSiteName"), (set, found) -> set.isPresent() ? set : found);
        });
    }

    private Reading<Long> memory() {
        return system.flatMap(object -> object.number("TotalPhysicalMemory")
                .map(bytes -> Reading.known(Math.round(bytes / GIGABYTE)))
                .orElse(Reading.unread(COMPUTER_SYSTEM, "does not say TotalPhysicalMemory")));
    }

    private static Reading<CliXmlObject> system(Bundle bundle) {
        return bundle.parse(COMPUTER_SYSTEM, CliXml::parse)
                .flatMap(document -> document.objects().stream()
                        .findFirst()
                        .map(object -> Reading.known(object))
                        .orElse(Reading.unread(COMPUTER_SYSTEM, "holds no object")));
    }

    /** Windows finds a site only as a member of a domain; not having found one proves nothing. */
    private Reading<Boolean> domainMember(Reading<Optional<String>> site) {
        Reading<Boolean> told = system.flatMap(object -> object.flag("PartOfDomain")
                .map(member -> Reading.known(member))
                .orElse(Reading.unread(COMPUTER_SYSTEM, "does not say PartOfDomain")));
        return told.or(site.flatMap(found -> found.isPresent()
                ? Reading.known(true)
                : Reading.unread(NETLOGON, "names no site, which tells nothing about the domain")));
    }

    private Reading<Optional<String>> text(String key, String name) {
        return RegistryText.optional(registry, key, name)
                .map(text -> Optional.of(text.strip()).filter(each -> !each.isEmpty()));
    }
}
