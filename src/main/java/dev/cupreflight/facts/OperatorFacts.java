package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import dev.cupreflight.evidence.TokenUser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;

/** Reads who sits before the server: the account, its console windows, and the clock that it trusts. */
final class OperatorFacts {
    private static final String CONSOLE = "HKCU\\Console";
    private static final String QUICK_EDIT = "QuickEdit";
    private static final String ROOT = "directory/rootdse.ldf";
    private static final DateTimeFormatter GENERALIZED = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int DIGITS = 14;

    private final Bundle bundle;

    OperatorFacts(Bundle bundle) {
        this.bundle = bundle;
    }

    Reading<Account> account() {
        return bundle.parse("commands/whoami-user.csv", TokenUser::parse)
                .map(user -> new Account(user.name(), user.sid()));
    }

    /** A program without a setting of its own follows the general one, which Windows has on. */
    Reading<ConsoleWindows> console(RegistryTree registry) {
        Reading<Boolean> general = RegistryNumber.optional(registry, CONSOLE, QUICK_EDIT)
                .map(value -> value.filter(number -> number == 0).isEmpty());
        Reading<List<String>> exceptions = registry.descendants(CONSOLE)
                .map(keys -> keys.stream()
                        .filter(OperatorFacts::hasQuickEdit)
                        .map(RegistryKey::name)
                        .toList());
        return general.with(exceptions, ConsoleWindows::new);
    }

    private static boolean hasQuickEdit(RegistryKey key) {
        OptionalLong number = key.value(QUICK_EDIT).map(RegistryValue::asNumber).orElse(OptionalLong.empty());
        return number.isPresent() && number.getAsLong() != 0;
    }

    Reading<ServerClock> clock(DirectoryTree directory) {
        Reading<Instant> collected = bundle.manifest().flatMap(manifest -> collectedAt(manifest));
        Reading<Instant> told = directory
                .find("")
                .flatMap(entry -> entry.flatMap(root -> root.first("currentTime"))
                        .map(OperatorFacts::instant)
                        .orElse(Reading.unread(ROOT, "has no currentTime")));
        return collected.with(told, ServerClock::new);
    }

    private static Reading<Instant> collectedAt(Manifest manifest) {
        return manifest.collectedAt()
                .map(at -> Reading.known(at))
                .orElse(Reading.unread("manifest.json", "does not say when it was collected"));
    }

    /** Active Directory writes {@code 20261121100203.0Z}. */
    private static Reading<Instant> instant(String text) {
        try {
            if (text.length() > DIGITS && text.endsWith("Z")) {
                return Reading.known(LocalDateTime.parse(text.substring(0, DIGITS), GENERALIZED)
                        .toInstant(ZoneOffset.UTC));
            }
        } catch (DateTimeException e) {
            return Reading.unread(ROOT, "its currentTime is no time");
        }
        return Reading.unread(ROOT, "its currentTime is no time");
    }
}
