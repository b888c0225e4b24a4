package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the installed software (exchange-facts.md 1.1). */
final class SoftwareFacts {
    private static final String UNINSTALL = "Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final String UNINSTALL_64 = "HKLM\\SOFTWARE\\" + UNINSTALL;
    private static final String UNINSTALL_32 = "HKLM\\SOFTWARE\\WOW6432Node\\" + UNINSTALL;
    private static final String URL_REWRITE = "HKLM\\SOFTWARE\\Microsoft\\IIS Extensions\\URL Rewrite";
    private static final String UCMA = "HKLM\\SOFTWARE\\Microsoft\\UCMA\\{902F4F35-D5DC-4363-8671-D5EF0D26C21D}";

    private final RegistryTree registry;

    SoftwareFacts(RegistryTree registry) {
        this.registry = registry;
    }

    Software software() {
        return new Software(programs(), version(URL_REWRITE), version(UCMA));
    }

    /** What Exchange needs is 64-bit; the list of 32-bit programs is added when there is one. */
    private Reading<List<Program>> programs() {
        Reading<List<Program>> wide = registry.children(UNINSTALL_64).map(keys -> programs(keys, 64));
        Reading<List<Program>> narrow =
                registry.children(UNINSTALL_32).map(keys -> programs(keys, 32)).or(Reading.known(List.of()));
        return wide.with(
                narrow,
                (first, second) ->
                        Stream.concat(first.stream(), second.stream()).toList());
    }

    private static List<Program> programs(List<RegistryKey> keys, long bits) {
        return keys.stream()
                .map(key -> new Program(text(key, "DisplayName"), version(key), bits))
                .filter(program -> !program.name().isEmpty())
                .toList();
    }

    /** The number that Windows Installer keeps in Version; without it the text, which a package can choose freely. */
    private static String version(RegistryKey key) {
        return key.value("Version").flatMap(SoftwareFacts::packed).orElseGet(() -> text(key, "DisplayVersion"));
    }

    /** Eight bits, eight bits and sixteen bits: 0x0C009ED8 is 12.0.40664. */
    private static Optional<String> packed(RegistryValue value) {
        return value.asNumber().stream()
                .boxed()
                .map(number -> (number >> 24) + "." + (number >> 16 & 0xFF) + "." + (number & 0xFFFF))
                .findFirst();
    }

    private Reading<InstalledVersion> version(String path) {
        return registry.key(path).flatMap(key -> {
            if (key.isEmpty()) {
                return Reading.known(InstalledVersion.NONE);
            }
            return key.get().exported()
                    ? Reading.known(installed(key.get()))
                    : Reading.unread(path, "the registry key was not exported");
        });
    }

    private static InstalledVersion installed(RegistryKey key) {
        String version = text(key, "Version");
        return version.isBlank() ? InstalledVersion.NONE : new InstalledVersion(true, version);
    }

    private static String text(RegistryKey key, String name) {
        return key.value(name).flatMap(RegistryValue::asString).orElse("");
    }
}
