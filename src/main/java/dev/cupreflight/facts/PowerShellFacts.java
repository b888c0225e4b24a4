package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.CliXml;
import dev.cupreflight.evidence.CliXmlValue;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import java.util.Optional;

/** Reads how Windows PowerShell is set up (exchange-facts.md 1.1). */
final class PowerShellFacts {
    private static final String POLICIES = "\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell";
    private static final String SHELL_IDS = "\\SOFTWARE\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell";
    private static final String ENGINE = "HKLM\\SOFTWARE\\Microsoft\\PowerShell\\1\\PowerShellEngine";
    private static final String ENVIRONMENT = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";
    private static final String LANGUAGE_MODE = "powershell/LanguageMode.clixml";

    private final Bundle bundle;
    private final RegistryTree registry;

    PowerShellFacts(Bundle bundle, RegistryTree registry) {
        this.bundle = bundle;
        this.registry = registry;
    }

    PowerShell powershell() {
        return new PowerShell(
                policy("MachinePolicy", "HKLM" + POLICIES),
                policy("UserPolicy", "HKCU" + POLICIES),
                policy("CurrentUser", "HKCU" + SHELL_IDS),
                policy("LocalMachine", "HKLM" + SHELL_IDS),
                registry.key(ENGINE).map(Optional::isPresent),
                languageMode(),
                RegistryText.optional(registry, ENVIRONMENT, "PSModulePath"));
    }

    private Reading<ExecutionPolicy> policy(String scope, String key) {
        return RegistryText.optional(registry, key, "ExecutionPolicy")
                .with(
                        RegistryNumber.is(registry, key, "EnableScripts", 0),
                        (policy, off) -> new ExecutionPolicy(scope, key, named(policy), off));
    }

    private static Optional<String> named(String policy) {
        return Optional.of(policy.strip()).filter(each -> !each.isEmpty());
    }

    private Reading<String> languageMode() {
        return bundle.parse(LANGUAGE_MODE, CliXml::parse)
                .flatMap(document -> document.values().stream()
                        .findFirst()
                        .flatMap(CliXmlValue::asText)
                        .filter(mode -> !mode.isBlank())
                        .map(mode -> Reading.known(mode.strip()))
                        .orElse(Reading.unread(LANGUAGE_MODE, "holds no language mode")));
    }
}
