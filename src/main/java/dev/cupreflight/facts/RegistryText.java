package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.Optional;

/** Reads texts from the registry. */
final class RegistryText {
    private RegistryText() {}

    /** A text; empty when the key or value does not exist. */
    static Reading<String> optional(RegistryTree registry, String key, String name) {
        return registry.value(key, name)
                .map(value -> value.flatMap(RegistryValue::asString).orElse(""));
    }

    /** A text that must be there; unread when it is not. */
    static Reading<String> required(RegistryTree registry, String key, String name) {
        return registry.value(key, name).flatMap(value -> {
            Optional<String> text = value.flatMap(RegistryValue::asString).filter(each -> !each.isBlank());
            return text.map(each -> Reading.known(each)).orElse(Reading.unread(key, "has no value " + name));
        });
    }
}
