package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the security settings of Windows (exchange-facts.md 1.1). */
final class SecurityFacts {
    private static final String PROTOCOLS =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final List<String> VERSIONS = List.of("TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3");
    private static final List<String> SIDES = List.of("Client", "Server");
    private static final List<String> PROTOCOL_VALUES = List.of("Enabled", "DisabledByDefault");
    private static final List<String> DOTNET_VALUES = List.of("SystemDefaultTlsVersions", "SchUseStrongCrypto");
    private static final String LSA = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
    private static final String SMB = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters";
    private static final String SYSTEM_POLICY = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System";
    private static final String AUTH_ROOT = "HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot";
    private static final String EXCLUSIONS = "Microsoft\\Windows Defender\\Exclusions\\Paths";

    private final RegistryTree registry;

    SecurityFacts(RegistryTree registry) {
        this.registry = registry;
    }

    Security security() {
        return new Security(
                tls(),
                RegistryNumber.optional(registry, SYSTEM_POLICY, "EnableLUA")
                        .map(value -> value.filter(number -> number == 0).isEmpty()),
                RegistryNumber.optional(registry, SMB, "SMB1"),
                RegistryNumber.optional(registry, LSA, "LsaCfgFlags"),
                RegistryNumber.is(registry, LSA + "\\FipsAlgorithmPolicy", "Enabled", 1),
                RegistryNumber.is(registry, AUTH_ROOT, "DisableRootAutoUpdate", 1),
                exclusions("HKLM\\SOFTWARE\\" + EXCLUSIONS)
                        .with(exclusions("HKLM\\SOFTWARE\\Policies\\" + EXCLUSIONS), SecurityFacts::and));
    }

    /** What need not be there is left out when it is not: nobody has to look at a default. */
    private Reading<List<TlsSetting>> tls() {
        List<Reading<TlsSetting>> all = new ArrayList<>();
        for (String version : VERSIONS) {
            for (String side : SIDES) {
                PROTOCOL_VALUES.forEach(
                        name -> all.add(setting(version + " " + side, PROTOCOLS + version + "\\" + side, name)));
            }
        }
        dotNet(all, ".NET 4", "v4.0.30319");
        dotNet(all, ".NET 2", "v2.0.50727");
        Reading<List<TlsSetting>> settings = Reading.known(List.of());
        for (Reading<TlsSetting> each : all) {
            settings = settings.with(
                    each, (found, setting) -> setting.present() || mustBeRight(setting) ? and(found, setting) : found);
        }
        return settings;
    }

    private void dotNet(List<Reading<TlsSetting>> into, String area, String version) {
        for (String name : DOTNET_VALUES) {
            into.add(setting(area + " 64-bit", "HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\" + version, name));
            into.add(setting(
                    area + " 32-bit", "HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\" + version, name));
        }
    }

    private static boolean mustBeRight(TlsSetting setting) {
        return setting.area().startsWith("TLS 1.2") || setting.area().startsWith(".NET 4");
    }

    private Reading<TlsSetting> setting(String area, String key, String name) {
        return registry.value(key, name).map(value -> {
            OptionalLong number = value.map(RegistryValue::asNumber).orElse(OptionalLong.empty());
            Optional<Long> shown = number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
            return new TlsSetting(area, key, name, value.isPresent(), shown);
        });
    }

    /** Defender keeps each folder as the name of a value. */
    private Reading<List<String>> exclusions(String key) {
        return registry.key(key)
                .map(found -> found.map(RegistryKey::values)
                        .map(values -> List.copyOf(values.keySet()))
                        .orElse(List.of()));
    }

    private static List<TlsSetting> and(List<TlsSetting> found, TlsSetting setting) {
        List<TlsSetting> all = new ArrayList<>(found);
        all.add(setting);
        return List.copyOf(all);
    }

    private static List<String> and(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
