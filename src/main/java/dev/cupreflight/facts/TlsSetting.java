package dev.cupreflight.facts;

import java.util.Optional;

/**
 * One registry value that decides about TLS, in Windows (SCHANNEL) or in the .NET Framework (exchange-facts.md 1.1).
 *
 * @param area what it is for, for example {@code TLS 1.2 Server} or {@code .NET 4 32-bit}
 * @param key the registry key
 * @param name the name of the value
 * @param present whether the value exists
 * @param value its number; absent when it does not exist or is not a number
 */
public record TlsSetting(String area, String key, String name, boolean present, Optional<Long> value) {

    /**
     * The value that Exchange needs: TLS 1.2 on, .NET with strong cryptography and the versions of Windows, TLS 1.3 off
     * where it is not supported. Absent where the administrator may choose.
     */
    public Optional<Long> wanted() {
        boolean enabled = name.equals("Enabled");
        if (area.startsWith("TLS 1.2")) {
            return Optional.of(enabled ? 1L : 0L);
        }
        if (area.startsWith("TLS 1.3")) {
            return enabled ? Optional.of(0L) : Optional.empty();
        }
        return area.startsWith(".NET") ? Optional.of(1L) : Optional.empty();
    }

    /** The value for messages. */
    public String shown() {
        return value.map(number -> number > 9 ? "0x" + Long.toHexString(number) : Long.toString(number))
                .orElse(present ? "not a number" : "not set");
    }
}
