package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads numbers from the registry. */
final class RegistryNumber {
    private RegistryNumber() {}

    /** A number; empty when the key or value does not exist, unread when the value is not a number. */
    static Reading<Optional<Long>> optional(RegistryTree registry, String key, String name) {
        return registry.value(key, name).flatMap(value -> {
            OptionalLong number = value.map(RegistryValue::asNumber).orElse(OptionalLong.empty());
            if (value.isPresent() && number.isEmpty()) {
                return Reading.unread(key, "its value " + name + " is not a number");
            }
            return Reading.known(number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty());
        });
    }

    /** Whether the number is this one; a key or value that does not exist is not. */
    static Reading<Boolean> is(RegistryTree registry, String key, String name, long number) {
        return optional(registry, key, name)
                .map(value -> value.filter(each -> each == number).isPresent());
    }
}
