package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Locale;

/**
 * A Windows service (exchange-facts.md 1.1).
 *
 * @param name its key name, for example {@code W3SVC}
 * @param title the name that the console Services shows; the key name when the registry has only a reference
 * @param exists false when the server has no such service
 * @param start how it is started: 2 automatically, 3 manually or on demand, 4 never (disabled); 0 when there is none
 * @param delayed true when it starts some time after the others
 * @param account the account that it runs as; empty means LocalSystem
 * @param markedForDeletion true when it vanishes with the next restart, and cannot be made again until then
 * @param running whether it ran when the evidence was collected
 */
public record Service(
        String name,
        String title,
        boolean exists,
        long start,
        boolean delayed,
        String account,
        boolean markedForDeletion,
        Reading<Boolean> running) {

    /** A service that the server does not have. */
    static Service absent(String name) {
        return new Service(name, name, false, 0, false, "", false, Reading.known(false));
    }

    /** True when it is there but nobody can start it. */
    public boolean disabled() {
        return exists && start == 4;
    }

    /** True when Windows starts it by itself, delayed or not. */
    public boolean automatic() {
        return start == 2;
    }

    /** True when it is there and can be started. */
    public boolean usable() {
        return exists && start != 0 && start != 4;
    }

    /** How it is started, as the console Services shows it. */
    public String startType() {
        if (!exists) {
            return "not installed";
        }
        if (start == 2) {
            return delayed ? "Automatic (Delayed Start)" : "Automatic";
        }
        if (start == 3) {
            return "Manual";
        }
        return start == 4 ? "Disabled" : "start type " + start;
    }

    /**
     * True when it runs as LocalSystem, LocalService, NetworkService or a virtual account. Windows stores these names in
     * English, but accepts the names of its own language, which all have NT as a word before the backslash.
     */
    public boolean builtInAccount() {
        String plain = account.toUpperCase(Locale.ROOT);
        int backslash = plain.indexOf('\\');
        return plain.isEmpty()
                || plain.equals("LOCALSYSTEM")
                || plain.equals(".\\LOCALSYSTEM")
                || (backslash > 0
                        && List.of(plain.substring(0, backslash).split("[ -]", -1))
                                .contains("NT"));
    }
}
